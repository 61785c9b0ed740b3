/** "the company", "the agency", "the magazine": the body of such a kind that was named last, not far before. */
import type { EntityType } from "../graph/model.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import { Kind } from "./tokens.js";

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
  court: ["Agency"],
  newspaper: ["Publication"],
  magazine: ["Publication"],
  publication: ["Publication"],
  outlet: ["Publication"],
  broadcaster: ["Publication"],
};
/** These mean only a body whose own name has the word: "the ministry", "the bank". */
const NAMED_SO = new Set(["bank", "party", "ministry", "department", "commission", "court"]);
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
          (after.kind === Kind.Word && /^(?:that|which|called|named)$/.test(after.lower)))
      )
        continue;
      const body = recent
        .slice(-8)
        .findLast(
          (mention) =>
            sentence - mention.sentence <= REACH &&
            KINDS[noun]!.includes(types[mention.referent]!) &&
            (!NAMED_SO.has(noun) || names[mention.referent]!.toLowerCase().includes(noun)),
        );
      if (body) found.push({ sentence, from: at, to: at + 2, kind: "description", referent: body.referent });
    }
    while (recent.length > 16) recent.shift();
  });
  return found;
}

const before = (mention: Mention, sentence: number, at: number) =>
  mention.sentence < sentence || (mention.sentence === sentence && mention.to <= at);
