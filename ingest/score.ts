/** Found against gold, both in the evaluation form: precision, recall and F1 of mentions, entities and relations. */
import { toNameKey } from "../graph/ids.js";
import { ontology } from "../graph/ontology.js";
import type { EvaluationDocument, EvaluationRelation } from "./evaluation.js";

export interface Tally {
  found: number;
  invented: number;
  missed: number;
}

export type Scores = Readonly<Record<"mentions" | "entities" | "relations", Tally>>;

/** Mentions agree by span and type, entities by name, relations by ends, family and whether they deny. */
export function score(found: readonly EvaluationDocument[], gold: readonly EvaluationDocument[]): Scores {
  const scores = { mentions: toTally(), entities: toTally(), relations: toTally() };
  for (const truth of gold) {
    const document = found.find(({ id }) => id === truth.id);
    compare(scores.mentions, mentionKeys(document), mentionKeys(truth));
    compare(scores.entities, entityKeys(document), entityKeys(truth));
    compare(scores.relations, relationKeys(document), relationKeys(truth));
  }
  return scores;
}

/** One line a figure: `mentions  P 91.2  R 84.0  F1 87.5  (found 52, invented 5, missed 10)`. */
export function toScoreLines(scores: Scores): string[] {
  return Object.entries(scores).map(([name, { found, invented, missed }]) => {
    const precision = found / Math.max(1, found + invented);
    const recall = found / Math.max(1, found + missed);
    const f1 = found === 0 ? 0 : (2 * precision * recall) / (precision + recall);
    const [p, r, f] = [precision, recall, f1].map((value) => (100 * value).toFixed(1).padStart(5));
    return `${name.padEnd(9)} P ${p}  R ${r}  F1 ${f}  (found ${found}, invented ${invented}, missed ${missed})`;
  });
}

const toTally = (): Tally => ({ found: 0, invented: 0, missed: 0 });

function compare(tally: Tally, found: ReadonlySet<string>, gold: ReadonlySet<string>): void {
  for (const key of found) {
    if (gold.has(key)) tally.found++;
    else tally.invented++;
  }
  for (const key of gold) if (!found.has(key)) tally.missed++;
}

function mentionKeys(document: EvaluationDocument | undefined): Set<string> {
  const keys = new Set<string>();
  for (const { type, mentions } of document?.entities ?? []) {
    for (const { start, end, kind } of mentions) if (kind === "name") keys.add(`${start}-${end} ${type}`);
  }
  return keys;
}

const entityKeys = (document: EvaluationDocument | undefined) =>
  new Set((document?.entities ?? []).map(({ name, type }) => toNameKey(name, type)));

function relationKeys(document: EvaluationDocument | undefined): Set<string> {
  const names = new Map((document?.entities ?? []).map(({ id, name, type }) => [id, toNameKey(name, type)]));
  return new Set(
    (document?.relations ?? [])
      .filter(({ predicate }) => predicate !== "RELATED_TO")
      .map((relation) => toKey(relation, names)),
  );
}

function toKey(relation: EvaluationRelation, names: ReadonlyMap<string, string>): string {
  const entry = ontology.find(relation.predicate);
  const ends = [relation.subject, relation.object].map((id) => names.get(id) ?? id);
  if (entry?.symmetric) ends.sort();
  return [...ends, entry?.family ?? relation.predicate, relation.stance === "asserted" ? "+" : "-"].join(" | ");
}
