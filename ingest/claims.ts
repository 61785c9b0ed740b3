/** What sentences say about two referents: verbs between two names. */
import type { ReadClaim } from "../graph/model.js";
import type { ReadAttribution, ReadDate } from "./pipeline.js";
import type { Sentence } from "./passages.js";
import type { Mention, Resolution } from "./resolve.js";

const FRAMES: readonly (readonly [phrase: RegExp, predicate: string])[] = [
  [/^(?:\w+ )?(?:spoke|talked|communicated) (?:to|with)$/, "SPOKE_WITH"], // "personally spoke with"
  [/^met (?:with)?$/, "MET_WITH"],
  [/^(?:told|informed)$/, "TOLD"],
  [/^called$/, "CALLED"],
  [/^signed an? (?:agreement|deal|contract) with(?: the)?$/, "SIGNED_AGREEMENT_WITH"],
  [/^(?:unconditionally |publicly )?(?:supported|backed)$/, "SUPPORTS"],
];

export function findClaims(found: {
  readonly sentences: readonly Sentence[];
  readonly resolution: Resolution;
  readonly attributions: readonly ReadAttribution[];
  readonly dates: readonly ReadDate[];
}): ReadClaim[] {
  const claims: ReadClaim[] = [];
  const { mentions } = found.resolution;
  for (let index = 1; index < mentions.length; index++) {
    const [left, right] = [mentions[index - 1]!, mentions[index]!];
    if (left.sentence !== right.sentence || left.referent === right.referent) continue;
    const sentence = found.sentences[left.sentence]!;
    if (sentence.tokens.at(-1)?.text === "?") continue;
    const claim = toClaim(sentence, left, right);
    if (claim) claims.push(claim);
  }
  return claims;
}

function toClaim(sentence: Sentence, left: Mention, right: Mention): ReadClaim | undefined {
  const between = sentence.tokens
    .slice(left.to, right.from)
    .map(({ lower }) => lower)
    .join(" ");
  const denial = /^(?:himself |herself )?denied (?:that he |that she )?(?:having |had )?/.exec(between);
  const frame = FRAMES.find(([phrase]) =>
    phrase.test(between.slice(denial?.[0].length ?? 0).replace("spoken", "spoke")),
  );
  if (!frame) return undefined;
  return {
    predicate: frame[1],
    subject: left.referent,
    object: right.referent,
    ...(denial && { speaker: left.referent }),
    stance: denial ? "denied" : "asserted",
    modality: denial ? "reported" : "fact",
    passage: left.sentence,
    start: sentence.tokens[left.from]!.start,
    end: sentence.tokens[right.to - 1]!.end,
    confidence: 0.7,
    rule: "verb/between",
  };
}
