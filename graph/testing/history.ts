/**
 * Histories of a case, made at random: saves, new versions, the same text elsewhere, removals, judgements and their undoing,
 * over few enough papers, names and sentences that they meet all the time. `Ledger` keeps, without any store, what is in the
 * case after each step.
 */
import * as fc from "fast-check";
import { toDocumentId } from "../ids.js";
import type { Judgement, ReadDocument, Source } from "../model.js";
import type { GraphStore } from "../store.js";
import { required } from "./case.js";
import { keyOf } from "./lines.js";
import { claim, from, headline, readBy, reading, sentence } from "./reading.js";

export type Step =
  | { readonly do: "save"; readonly pages: readonly Page[] }
  | { readonly do: "remove"; readonly text: number }
  | { readonly do: "judge" | "undo"; readonly judgement: number };

/** What a source prints: sentences of the pool, read by rules of one version. */
export interface Page {
  readonly source: number;
  readonly sentences: readonly number[];
  readonly rules: number;
}

/** Every one of different date; the last has none. Two are of one publisher. */
export const DATED: readonly Source[] = [
  from("The Courier", "2022-01-05"),
  from("The Herald", "2022-02"),
  from("The Ledger", "2022-03-09"),
  from("The Courier", "2022-03-20", "2"),
  from("The Echo"),
];
/** Some of one date, some of none, some of dates that begin alike. */
export const MUDDLED: readonly Source[] = [
  from("The Courier", "2022-02-05"),
  from("The Herald", "2022-02-05"),
  from("The Ledger", "2022-02"),
  from("The Echo"),
  from("The Gazette"),
];

/** Each long enough to be known again; some with claims for and against, for several times, cited or not. */
const POOL = [
  headline("The morning edition says what it knows about the harbour and its people."),
  sentence(
    "[Anna Berg] met with [Boris Cole] in the old harbour on a Monday in March of 2021.",
    claim("Anna Berg", "MET_WITH", "Boris Cole", { from: "2021-03", confidence: 0.7 }),
  ),
  sentence(
    "Aides of the minister confirm that [ANNA BERG] met with [Boris Cole] more than once that year.",
    claim("Boris Cole", "MET_WITH", "ANNA BERG", { confidence: 0.5 }),
  ),
  sentence(
    "According to The Ledger, [A. Berg] met with [Boris Cole] and [she ~ A. Berg] praised [Anna Berg] for it.",
    claim("A. Berg", "MET_WITH", "Boris Cole", { cites: "The Ledger", from: "2022" }),
    claim("A. Berg", "PRAISED", "Anna Berg", { cites: "The Ledger" }),
  ),
  sentence(
    "[Anna Berg] denied that she had met with [Boris Cole] in the spring of the year 2022.",
    claim("Anna Berg", "MET_WITH", "Boris Cole", {
      stance: "denied",
      from: "2022-03",
      to: "2022-05",
      speaker: "Anna Berg",
    }),
  ),
  sentence(
    "[Clara Dorn] never worked for [Redhall : Agency] nor did she meet with [Boris Cole] at any time.",
    claim("Clara Dorn", "WORKS_FOR", "Redhall : Agency", { stance: "negated" }),
    claim("Boris Cole", "MET_WITH", "Clara Dorn", { stance: "negated" }),
  ),
  sentence(
    "[Clara Dorn] traveled to [Redhall : Place] where [Northgate] shadows her, as two officials said.",
    claim("Clara Dorn", "TRAVELED_TO", "Redhall : Place", { speakerWords: "two officials" }),
    claim("Northgate", "RELATED_TO", "Clara Dorn", { phrase: "shadows", confidence: 0.1 }),
    claim("Clara Dorn", "WORKS_FOR", "Redhall : Place", { modality: "alleged" }),
  ),
  sentence(
    "The new head of [Northgate], [Boris Cole], leads it since the first day of January 2020.",
    claim("Boris Cole", "LEADS", "Northgate", { from: "2020", to: "2022" }),
  ),
];
const quoteOf = (index: number) => required(reading(from("X"), ...POOL.slice(0, index + 1)).passages[index]);
const wordsOf = (index: number) => {
  const { start, end } = quoteOf(index);
  return reading(from("X"), ...POOL.slice(0, index + 1)).text.slice(start, end);
};

/** Judgements of which no two contradict each other. */
export const judgementsOn = (sources: readonly Source[]): readonly Judgement[] => [
  { kind: "same", a: keyOf("Anna Berg"), b: keyOf("A. Berg") },
  { kind: "same", a: keyOf("A. Berg"), b: keyOf("Clara Dorn") },
  { kind: "same", a: keyOf("Clara Dorn"), b: keyOf("Anna Berg") },
  { kind: "not-same", a: keyOf("Anna Berg"), b: keyOf("Boris Cole") },
  { kind: "split", name: keyOf("Boris Cole"), sources: [required(sources[0]).key, required(sources[3]).key] },
  { kind: "split", name: keyOf("Boris Cole"), sources: [required(sources[1]).key] },
  { kind: "split", name: keyOf("Redhall"), sources: [required(sources[2]).key] },
  { kind: "same", a: keyOf("Boris Cole"), b: keyOf("Redhall") },
  { kind: "type", name: keyOf("Redhall"), type: "System" },
  { kind: "rename", name: keyOf("Anna Berg"), to: "Minister Berg" },
  { kind: "hide", source: required(sources[0]).key, predicate: "MET_WITH", quote: wordsOf(1) },
  { kind: "hide", source: required(sources[4]).key, predicate: "MET_WITH", quote: wordsOf(4) },
  { kind: "hide", source: required(sources[1]).key, predicate: "WORKS_FOR", quote: wordsOf(6) },
];
const JUDGEMENTS = 13;

const page: fc.Arbitrary<Page> = fc.record({
  source: fc.nat({ max: DATED.length - 1 }),
  sentences: fc.uniqueArray(fc.nat({ max: POOL.length - 1 }), { minLength: 1, maxLength: 3 }),
  rules: fc.constantFrom(1, 1, 1, 2),
});
const judgement = fc.nat({ max: JUDGEMENTS - 1 });

export const history: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({ do: fc.constant("save" as const), pages: fc.array(page, { minLength: 1, maxLength: 3 }) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("remove" as const), text: fc.nat({ max: 9 }) }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant("judge" as const), judgement }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("undo" as const), judgement }) },
  ),
  { minLength: 1, maxLength: 14 },
);

export class Ledger {
  /** Text → the document with all its sources. */
  private readonly texts = new Map<string, ReadDocument>();
  private readonly standing = new Set<number>();
  private readonly pool: readonly Judgement[];

  constructor(private readonly sources: readonly Source[]) {
    this.pool = judgementsOn(sources);
  }

  /** Does one step in the store and in the ledger. */
  async take(step: Step, store: GraphStore): Promise<void> {
    if (step.do === "save") {
      const documents = step.pages.map((each) => this.toDocument(each));
      await store.saveDocuments(documents);
      for (const document of documents) this.put(document);
    } else if (step.do === "remove") {
      const text = this.documents()[step.text]?.text;
      if (text === undefined) return;
      await store.removeDocument(toDocumentId(text));
      this.texts.delete(text);
    } else if (step.do === "judge") {
      await store.judge(required(this.pool[step.judgement]));
      this.standing.add(step.judgement);
    } else if (this.standing.delete(step.judgement)) {
      const wanted = JSON.stringify(this.pool[step.judgement]);
      const record = (await store.judgements()).find(
        (each) => each.undoneAt === undefined && JSON.stringify(each.judgement) === wanted,
      );
      await store.undoJudgement(required(record).id);
    }
  }

  /** What is in the case, in order of the documents' ids, sources by key. */
  documents(): ReadDocument[] {
    return [...this.texts.values()].sort((a, b) => (toDocumentId(a.text) < toDocumentId(b.text) ? -1 : 1));
  }

  /** The judgements that stand, in the order of the pool. */
  judgements(): Judgement[] {
    return [...this.standing].sort((a, b) => a - b).map((index) => required(this.pool[index]));
  }

  private toDocument({ source, sentences, rules }: Page): ReadDocument {
    const whole = reading(required(this.sources[source]), ...sentences.map((index) => required(POOL[index])));
    const read = rules === 1 ? whole : { ...whole, claims: whole.claims.slice(1) };
    return readBy(read, `rules-${rules}`);
  }

  private put(document: ReadDocument): void {
    const [source] = document.sources;
    const { key } = required(source);
    const kept = this.texts.get(document.text)?.sources.filter((each) => each.key !== key) ?? [];
    for (const [text, other] of this.texts) {
      const sources = other.sources.filter((each) => each.key !== key);
      if (sources.length > 0) this.texts.set(text, { ...other, sources });
      else this.texts.delete(text);
    }
    const sources = [...kept, required(source)].sort((a, b) => (a.key < b.key ? -1 : 1));
    this.texts.set(document.text, { ...document, sources });
  }
}
