/** What was found in one text, told so that a person can see why: each mention, link and claim with what made it. */
import type { EntityType, MentionKind, ReadClaim, Span } from "../graph/model.js";
import { fold } from "../graph/names.js";
import { clean } from "./clean.js";
import type { Knowledge } from "./knowledge.js";
import { findNames, type Name } from "./mentions.js";
import { splitPassages } from "./passages.js";
import type { Reading } from "./pipeline.js";
import { tokenize } from "./tokens.js";

export interface ExplainedMention extends Span {
  readonly kind: MentionKind;
  readonly referent: number;
  readonly type: EntityType;
  /** What made it: `name/known`, `name/typed`, `name/own`, `description`, `pronoun`. */
  readonly rule: string;
  /** How it leads to the referent's name, where that is another: `link/surname`. */
  readonly link?: string;
}

export interface ExplainedClaim extends Span {
  /** "Anna Berg met with Carl Dorn", as names of the document. */
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly stance: ReadClaim["stance"];
  readonly modality: ReadClaim["modality"];
  readonly speaker?: string;
  readonly time?: string;
  readonly cites?: string;
  readonly confidence: number;
  readonly rule: string;
}

export interface Explanation {
  readonly text: string;
  readonly referents: readonly {
    readonly name: string;
    readonly type: EntityType;
    readonly roles: readonly string[];
  }[];
  /** In order of the text; where one lies in another, the longer first. */
  readonly mentions: readonly ExplainedMention[];
  readonly claims: readonly ExplainedClaim[];
  /** Where nothing is looked for. */
  readonly junk: readonly Span[];
}

export function explain(reading: Reading, knowledge?: Knowledge): Explanation {
  const { text, referents, claims, passages } = reading;
  const names = toNamesByStart(text, knowledge);
  const own = new Set(knowledge?.names.map(({ name }) => name));
  return {
    text,
    referents: referents.map(({ name, type, roles }) => ({ name, type, roles })),
    mentions: referents
      .flatMap(({ name, type, mentions }, referent) =>
        mentions.map(({ start, end, kind }): ExplainedMention => {
          const words = text.slice(start, end);
          const found = kind === "name" ? names.get(start) : undefined;
          const link = kind === "name" ? toLink(found?.words ?? words, words, name) : undefined;
          return {
            start,
            end,
            kind,
            referent,
            type,
            rule: toRule(kind, found, own),
            ...(link !== undefined && { link }),
          };
        }),
      )
      .sort((a, b) => a.start - b.start || b.end - a.end),
    claims: claims.map((claim) => toExplained(claim, (referent) => referents[referent]?.name ?? "")),
    junk: passages.filter(({ zone }) => zone === "junk").map(({ start, end }) => ({ start, end })),
  };
}

/** The names as they were found, before any was linked. */
function toNamesByStart(text: string, knowledge: Knowledge | undefined): ReadonlyMap<number, Name> {
  const sentences = splitPassages(tokenize(clean(text)));
  return new Map(
    findNames(sentences, knowledge).map((name) => [sentences[name.sentence]!.tokens[name.from]!.start, name]),
  );
}

function toRule(kind: MentionKind, name: Name | undefined, own: ReadonlySet<string>): string {
  if (kind !== "name") return kind;
  if (name?.known === undefined) return "name/typed";
  return own.has(name.known) ? "name/own" : "name/known";
}

/** Told from the two names: `found` is what was made of `words`, which differs for a garbled one. */
function toLink(found: string, words: string, name: string): string | undefined {
  const [from, to] = [fold(found), fold(name)];
  if (from === to) return undefined;
  if (fold(words) !== from) return "link/garble"; // "the mask"
  if (to.endsWith(` ${from}`)) return "link/surname"; // "Berg"
  if (to.startsWith(`${from} `)) return "link/first-words"; // "Halden" of Halden Group
  const letters = name.match(/\p{Lu}/gu)?.join("") ?? "";
  if (letters.length > 1 && letters === found.replace(/\./g, "")) return "link/acronym"; // "UAAR"
  return "link/other-form"; // "Kiev"
}

function toExplained(claim: ReadClaim, nameOf: (referent: number) => string): ExplainedClaim {
  const { subject, predicate, object, stance, modality, start, end, from, to, cites, confidence, rule } = claim;
  const speaker = claim.speaker === undefined ? claim.speakerWords : nameOf(claim.speaker);
  return {
    start,
    end,
    subject: nameOf(subject),
    predicate,
    object: nameOf(object),
    stance,
    modality,
    ...(speaker !== undefined && { speaker }),
    ...(from !== undefined && { time: to === undefined || to === from ? from : `${from}/${to}` }),
    ...(cites !== undefined && { cites }),
    confidence,
    rule,
  };
}
