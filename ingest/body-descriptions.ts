/** "the company", "the agency", "the magazine": the body of such a kind that was named last, not far before. */
import type { EntityType } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import { Kind } from "./tokens.js";
import { isNoun, isVerb } from "./vocabulary.js";

const KINDS: Readonly<Record<string, readonly EntityType[]>> = {
  company: ["Organization"],
  firm: ["Organization"],
  corporation: ["Organization"],
  group: ["Organization"],
  bank: ["Organization"],
  party: ["Organization"],
  organization: ["Organization", "Agency"],
  organisation: ["Organization", "Agency"],
  agency: ["Agency", "Publication"],
  ministry: ["Agency"],
  department: ["Agency"],
  commission: ["Agency"],
  service: ["Agency"],
  trust: ["Organization"],
  fund: ["Organization"],
  museum: ["Organization"],
  gallery: ["Organization"],
  university: ["Organization"],
  college: ["Organization"],
  foundation: ["Organization"],
  institute: ["Organization"],
  hospital: ["Organization"],
  association: ["Organization"],
  union: ["Organization"],
  society: ["Organization"],
  club: ["Organization"],
  court: ["Agency"],
  board: ["Organization", "Agency"],
  council: ["Organization", "Agency"],
  committee: ["Organization", "Agency"],
  authority: ["Organization", "Agency"],
  newspaper: ["Publication"],
  magazine: ["Publication"],
  publication: ["Publication"],
  outlet: ["Publication"],
  broadcaster: ["Publication"],
};
/** These mean only a body whose own name has the word: "the ministry", "the bank". */
const NAMED_SO = new Set([
  "bank",
  "party",
  "ministry",
  "department",
  "commission",
  "court",
  "board",
  "council",
  "committee",
  "authority",
  "service",
  "trust",
  "fund",
  "museum",
  "gallery",
  "university",
  "college",
  "foundation",
  "institute",
  "hospital",
  "association",
  "union",
  "society",
  "club",
]);
const NO_FIRM =
  /^(?:University|College|Church|Institute) |(?:Party|Union|Movement|League|Front|Alliance|Association|Federation|University|College|Church|Club|Congress|Society)$/; // "Workers Party"
/** Sentences looked back. */
const REACH = 3;

interface Input {
  readonly sentences: readonly Sentence[];
  /** The names, in order of the text. */
  readonly mentions: readonly Mention[];
  readonly types: readonly EntityType[];
  readonly names: readonly string[];
}

export function findBodyDescriptions({ sentences, mentions, types, names }: Input): Mention[] {
  const found: Mention[] = [];
  const defined = definedTerms(sentences, mentions, types);
  let next = 0;
  const recent: Mention[] = []; // bodies of the last few sentences
  sentences.forEach(({ tokens, zone }, sentence) => {
    if (zone === "junk" || zone === "byline") return;
    for (let at = 0; at + 1 < tokens.length; at++) {
      while (next < mentions.length && before(mentions[next]!, sentence, at)) {
        const mention = mentions[next++]!;
        if (types[mention.referent] !== "Person" && types[mention.referent] !== "Place") recent.push(mention);
      }
      if (tokens[at]!.lower !== "the" || !Object.hasOwn(KINDS, tokens[at + 1]!.lower)) continue;
      const noun = tokens[at + 1]!.lower;
      const after = tokens[at + 2];
      if (
        after &&
        (after.cap ||
          after.lower === "of" ||
          after.lower === "-" ||
          (after.kind === Kind.Word &&
            (/^(?:that|which|called|named|registers?|records?|filings?|accounts?)$/.test(after.lower) ||
              (isNoun(after.lower) && !isVerb(after.lower)))))
      )
        continue;
      const term = tokens[at + 1]!.cap ? defined.get(noun) : undefined;
      if (term !== undefined) {
        if (tokens[at + 2]?.text !== '"')
          found.push({ sentence, from: at, to: at + 2, kind: "description", referent: term });
        continue;
      }
      const bodies = recent
        .slice(-8)
        .filter(
          (mention) =>
            sentence - mention.sentence <= REACH &&
            KINDS[noun]!.includes(types[mention.referent]!) &&
            !(/^(?:company|firm|corporation)$/.test(noun) && NO_FIRM.test(names[mention.referent]!)) &&
            (!NAMED_SO.has(noun) || names[mention.referent]!.toLowerCase().includes(noun)),
        );
      // Of the nearest sentence it means the first, which the sentence is about.
      const body = bodies.find((mention) => mention.sentence === bodies.at(-1)?.sentence);
      if (body) found.push({ sentence, from: at, to: at + 2, kind: "description", referent: body.referent });
    }
    while (recent.length > 16) recent.shift();
  });
  return found;
}

/** 'Halden Group ("Halden" or the "Company")': what "the Company" means throughout. */
function definedTerms(
  sentences: readonly Sentence[],
  mentions: readonly Mention[],
  types: readonly EntityType[],
): ReadonlyMap<string, number> {
  const defined = new Map<string, number>();
  sentences.forEach(({ tokens }, sentence) => {
    tokens.forEach(({ lower, cap }, at) => {
      if (!cap || !Object.hasOwn(KINDS, lower) || defined.has(lower)) return;
      if (tokens[at - 1]?.text !== '"' || tokens[at + 1]?.text !== '"' || tokens[at - 2]?.lower !== "the") return;
      const body = mentions.findLast(
        (mention) =>
          mention.sentence === sentence && mention.to <= at - 2 && KINDS[lower]!.includes(types[mention.referent]!),
      );
      if (body && at - body.to <= 8) defined.set(lower, body.referent);
    });
  });
  return defined;
}

const before = (mention: Mention, sentence: number, at: number) =>
  mention.sentence < sentence || (mention.sentence === sentence && mention.to <= at);
