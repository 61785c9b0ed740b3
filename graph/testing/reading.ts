/**
 * Writes `ReadDocument`s by hand, as the pipeline would have read them: sentences with marked names and the claims in
 * them. Offsets come from the text itself, so a fixture cannot be wrong about them.
 *
 *     reading(
 *       from("The Ledger", "2022-10-11"),
 *       sentence(
 *         "[Anna Berg] spoke with [Boris Cole], [she ~ Anna Berg] said.",
 *         claim("Anna Berg", "SPOKE_WITH", "Boris Cole", { speaker: "Anna Berg" }),
 *       ),
 *     )
 *
 * Marks: `[Anna Berg]` a name; `[Berg = Anna Berg]` another spelling of it; `[she ~ Anna Berg]` a pronoun or description;
 * `[Kremlin : Place]` a type other than the cast's.
 */
import {
  ENTITY_TYPES,
  type EntityType,
  type ReadClaim,
  type ReadDocument,
  type ReadMention,
  type ReadReferent,
  type Source,
  type Zone,
} from "../model.js";
import { CAST } from "./cast.js";

/** What a claim says besides its two ends; the whole sentence is its quote unless told. */
export interface ClaimMarks extends Partial<
  Pick<ReadClaim, "stance" | "modality" | "from" | "to" | "cites" | "confidence" | "rule" | "phrase" | "speakerWords">
> {
  readonly quote?: string;
  /** Said to go on: `from` stands alone. Else `to` is `from` where it is not told. */
  readonly goesOn?: true;
  /** The name of a referent of the document. */
  readonly speaker?: string;
}

interface MarkedClaim extends ClaimMarks {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

interface Sentence {
  readonly marked: string;
  readonly zone: Zone;
  readonly claims: readonly MarkedClaim[];
}

export function sentence(marked: string, ...claims: MarkedClaim[]): Sentence {
  return { marked, zone: "body", claims };
}

export function headline(marked: string, ...claims: MarkedClaim[]): Sentence {
  return { marked, zone: "title", claims };
}

/** Subject and object are names as the sentence's marks give them, with `: Type` where the marks have one. */
export function claim(subject: string, predicate: string, object: string, marks: ClaimMarks = {}): MarkedClaim {
  return { subject, predicate, object, ...marks };
}

/** A source of that publisher: its key is an address made of publisher and `page`. */
export function from(publisher: string, date?: string, page = "1"): Source {
  const host = publisher.toLowerCase().replace(/[^a-z0-9]+/g, "-"); // 'The Ledger' → 'the-ledger'
  return {
    key: `https://${host}.example/${page}`,
    publisher,
    title: `${publisher}, page ${page}`,
    ...(date && { date }),
  };
}

/** The document that these sentences make, found at `source`. */
export function reading(source: Source | readonly Source[], ...sentences: readonly Sentence[]): ReadDocument {
  const book = new Notebook();
  for (const each of sentences) book.write(each);
  return book.toReadDocument("length" in source ? source : [source]);
}

/** The same text, found elsewhere. */
export function alsoAt(document: ReadDocument, ...sources: readonly Source[]): ReadDocument {
  return { ...document, sources };
}

/** The same text, read by other rules. */
export function readBy(document: ReadDocument, extractedWith: string): ReadDocument {
  return { ...document, extractedWith };
}

/** The documents' own order of events: mentions, referents and claims in the order of the text. */
class Notebook {
  private text = "";
  private readonly passages: { start: number; end: number; zone: Zone }[] = [];
  private readonly referents: { name: string; type: EntityType; mentions: ReadMention[] }[] = [];
  private readonly claims: ReadClaim[] = [];

  write({ marked, zone, claims }: Sentence): void {
    const start = this.text.length + (this.text === "" ? 0 : 1);
    const passage = this.passages.length;
    const { plain, mentions } = readMarks(marked);
    this.text += (this.text === "" ? "" : " ") + plain;
    this.passages.push({ start, end: this.text.length, zone });
    for (const { at, words, of, kind } of mentions) {
      const referent = this.referents[this.indexOf(of, true)];
      referent?.mentions.push({ start: start + at, end: start + at + words.length, kind, passage });
    }
    for (const each of claims) this.claims.push(this.toClaim(each, plain, start, passage));
  }

  toReadDocument(sources: readonly Source[]): ReadDocument {
    return {
      text: this.text,
      sources,
      language: "en",
      extractedWith: "test-1",
      passages: this.passages,
      referents: this.referents.map((each): ReadReferent => ({ ...each, roles: CAST[each.name]?.roles ?? [] })),
      claims: this.claims,
    };
  }

  private toClaim(marked: MarkedClaim, plain: string, start: number, passage: number): ReadClaim {
    const { subject, object, speaker, quote = plain, goesOn, ...rest } = marked;
    const at = plain.indexOf(quote);
    if (at < 0) throw new Error(`The quote '${quote}' is not in '${plain}'.`);
    const to = goesOn ? undefined : (rest.to ?? rest.from);
    return {
      stance: "asserted",
      modality: "fact",
      confidence: 0.8,
      rule: "test/by-hand",
      ...rest,
      ...(to && { to }),
      ...(speaker && { speaker: this.indexOf(speaker) }),
      subject: this.indexOf(subject),
      object: this.indexOf(object),
      passage,
      start: start + at,
      end: start + at + quote.length,
    };
  }

  /** The index of a referent; a mark founds one that the document does not know yet, a claim may not. */
  private indexOf(marked: string, found = false): number {
    const [name = "", inline] = marked.split(/\s*:\s*/); // 'Kremlin : Place'
    const type = inline === undefined ? CAST[name]?.type : ENTITY_TYPES.find((each) => each === inline);
    if (type === undefined)
      throw new Error(`'${marked}' has no type: add it to the cast or write '${marked} : Person'.`);
    const index = this.referents.findIndex((each) => each.name === name && each.type === type);
    if (index >= 0) return index;
    if (!found) throw new Error(`No sentence so far mentions '${marked}'.`);
    return this.referents.push({ name, type, mentions: [] }) - 1;
  }
}

const MARK = /\[([^\]=~:]+?)\s*(?:([=~])\s*([^\]:]+?)\s*)?(?::\s*(\w+)\s*)?\]/g; // [Berg = Anna Berg : Person]
const PRONOUN = /^(?:he|she|it|they|him|her|them|his|its|their)$/i; // 'She'

function readMarks(marked: string) {
  const mentions: { at: number; words: string; of: string; kind: ReadMention["kind"] }[] = [];
  let plain = "";
  let done = 0;
  for (const mark of marked.matchAll(MARK)) {
    const [whole, words = "", sign, name = words, type] = mark;
    plain += marked.slice(done, mark.index);
    const kind = sign !== "~" ? "name" : PRONOUN.test(words) ? "pronoun" : "description";
    mentions.push({ at: plain.length, words, of: type === undefined ? name : `${name} : ${type}`, kind });
    plain += words;
    done = mark.index + whole.length;
  }
  return { plain: plain + marked.slice(done), mentions };
}
