/** The made-up case as documents, so that a store can be filled with it: a sentence and a claim for each relation. */
import type { EntityId } from "../graph/ids.js";
import type { ReadDocument } from "../graph/model.js";
import { ontology } from "../graph/ontology.js";
import type { GraphStore } from "../graph/store.js";
import { MadeCase, type CaseSize } from "./case.js";

const RELATIONS_A_DOCUMENT = 50;
const DOCUMENTS_A_SAVE = 10;

export async function saveMadeCase(store: GraphStore, size: CaseSize): Promise<void> {
  const relations = [...new MadeCase(size).made()];
  const documents: ReadDocument[] = [];
  for (let at = 0; at < relations.length; at += RELATIONS_A_DOCUMENT) {
    documents.push(toDocument(relations.slice(at, at + RELATIONS_A_DOCUMENT), documents.length));
  }
  for (let at = 0; at < documents.length; at += DOCUMENTS_A_SAVE) {
    await store.saveDocuments(documents.slice(at, at + DOCUMENTS_A_SAVE));
  }
}

type Made = ReturnType<MadeCase["made"]> extends Iterable<infer Item> ? Item : never;

function toDocument(relations: readonly Made[], index: number): ReadDocument {
  const entities = [...new Map(relations.flatMap(({ ends }) => ends).map((one) => [one.id, one])).values()];
  const rowOf = new Map<EntityId, number>(entities.map(({ id }, row) => [id, row]));
  const mentions = entities.map(() => [] as { kind: "name"; passage: number; start: number; end: number }[]);
  const passages: { start: number; end: number; zone: "body" }[] = [];
  let text = "";
  for (const { relation, ends } of relations) {
    const [source, target] = ends[0].id === relation.source ? ends : [ends[1], ends[0]];
    const start = text.length;
    const passage = passages.length;
    const wording = ontology.find(relation.type)?.wording ?? relation.type;
    for (const [before, entity] of [
      ["", source],
      [` ${wording} `, target],
    ] as const) {
      text += before;
      mentions[rowOf.get(entity.id)!]!.push({
        kind: "name",
        passage,
        start: text.length,
        end: text.length + entity.name.length,
      });
      text += entity.name;
    }
    passages.push({ start, end: text.length + 1, zone: "body" });
    text += ". ";
  }
  return {
    text,
    sources: [
      { key: `https://made.example/${index}`, publisher: `Paper ${index % 7}`, title: `Part ${index}`, date: "2024" },
    ],
    language: "en",
    extractedWith: "made",
    passages,
    referents: entities.map(({ name, type }, row) => ({ name, type, roles: [], mentions: mentions[row]! })),
    claims: relations.map(({ relation }, passage) => ({
      predicate: relation.type,
      subject: rowOf.get(relation.source)!,
      object: rowOf.get(relation.target)!,
      stance: relation.status === "denied" ? ("denied" as const) : ("asserted" as const),
      modality: "fact" as const,
      passage,
      start: passages[passage]!.start,
      end: passages[passage]!.end - 1,
      confidence: relation.confidence,
      rule: "made",
    })),
  };
}
