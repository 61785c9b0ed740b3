/** The port's verbs over a database that speaks Cypher: one place where transactions begin, and nothing else. */
import type { DocumentId } from "../ids.js";
import { toLinking } from "../link.js";
import { ontology as ownOntology, type Ontology } from "../ontology.js";
import type { GraphStore } from "../store.js";
import type { TextFolder } from "../texts.js";
import type { CypherDatabase, Transaction } from "./database.js";
import { readChanges, readCounts, readRevision, readSchema, recordChange } from "./follow.js";
import { makeJudgement, readJudgements, takeBack, type Judged } from "./judge.js";
import { backup, restore, streamSaved } from "./keep.js";
import { keepForRevision } from "./kept.js";
import { lock } from "./lock.js";
import { openCase } from "./open-case.js";
import { readClaims, readProof } from "./read-claims.js";
import { findPassages, findSources, listDocuments, readDocument } from "./read-documents.js";
import {
  findEntities,
  readEntitiesOf,
  readNames,
  readNeighbours,
  readProfile,
  readRelations,
  readSubgraph,
  streamEntities,
} from "./read-entities.js";
import { createSuggestions } from "./read-suggestions.js";
import { planSave } from "./save.js";
import { streamOutline, streamRelations } from "./stream.js";
import { requireJudgement, requireSound } from "./validate.js";
import { replaceDocuments } from "./write-documents.js";

export interface CaseFolders {
  readonly texts: TextFolder;
  /** The relation table; Clew's own unless the user has added to it. */
  readonly ontology?: Ontology;
}

/**
 * A store over this database, which it closes with itself. Makes the case when the database is empty; throws as
 * `openCase` does.
 */
export async function createStore(
  database: CypherDatabase,
  { texts, ontology = ownOntology }: CaseFolders,
): Promise<GraphStore> {
  await openCase(database);
  const read = <Args extends unknown[], Result>(verb: (transaction: Transaction, ...args: Args) => Promise<Result>) => {
    return (...args: Args) => database.read((transaction) => verb(transaction, ...args));
  };
  const judged = (
    verb: (base: { transaction: Transaction; ontology: Ontology; texts: TextFolder }) => Promise<Judged>,
  ) =>
    database.write(async (transaction) => {
      await lock(transaction);
      const { record, touched } = await verb({ transaction, ontology, texts });
      if (touched) await recordChange(transaction, touched);
      return record;
    });

  return {
    description: database.description,

    async saveDocuments(documents) {
      const sound = documents.map(requireSound);
      return database.write(async (transaction) => {
        const [plan, judgements] = await Promise.all([
          lock(transaction).then(() => planSave(transaction, texts, sound)),
          readJudgements(transaction),
        ]);
        if (plan.removals.length + plan.additions.length === 0) return [...plan.outcomes];
        const written = Promise.all(plan.additions.map(({ hash, read: { text } }) => texts.save(hash, text)));
        const context = { transaction, linking: toLinking(judgements), ontology };
        // Both before the commit: a text is on the disk before the graph speaks of it.
        const [touched] = await Promise.all([replaceDocuments(context, plan.removals, plan.additions), written]);
        await recordChange(transaction, touched);
        return [...plan.outcomes];
      });
    },
    findSources: read(findSources),
    async removeDocument(id) {
      const hash = await database.write(async (transaction) => {
        await lock(transaction);
        const found = await findHash(transaction, id);
        if (found === undefined) return undefined;
        const linking = toLinking(await readJudgements(transaction));
        await recordChange(transaction, await replaceDocuments({ transaction, linking, ontology }, [id], []));
        return found;
      });
      if (hash !== undefined) await texts.remove(hash);
      return hash !== undefined;
    },

    async judge(judgement) {
      const sound = requireJudgement(judgement);
      return judged((base) => makeJudgement(base, sound));
    },
    undoJudgement: (id) => judged((base) => takeBack(base, id)),
    judgements: read(readJudgements),

    findEntities: read(findEntities),
    findPassages: read(findPassages),
    entity: read(readProfile),
    entities: read(readEntitiesOf),
    allEntities: () => streamEntities(database),
    namesOf: read(readNames),
    suggestions: createSuggestions(database),
    neighbours: read(readNeighbours),
    subgraph: read(readSubgraph),
    relation: async (id) => (await database.read((transaction) => readRelations(transaction, [id])))[0],
    claims: read(readClaims),
    claimsOf: read(readProof),
    document: (id) => database.read((transaction) => readDocument(transaction, texts, id)),
    documents: read(listDocuments),
    async *readDocuments(ids) {
      for await (const saved of streamSaved(database, texts, ids)) yield saved.read;
    },

    revision: read(readRevision),
    counts: read(readCounts),
    schema: keepForRevision(database, read(readSchema)),
    relations: () => streamRelations(database),
    outline: () => streamOutline(database),
    changesSince: read(readChanges),

    query: (cypher, parameters, limits) => database.query(cypher, parameters, limits),
    ...(database.shortestWays && { shortestWays: database.shortestWays }),
    backup: () => backup(database, texts),
    restore: (lines) => restore({ database, texts, ontology }, lines),
    close: () => database.close(),
  };
}

async function findHash(transaction: Transaction, id: DocumentId): Promise<string | undefined> {
  const [row] = await transaction.run<{ hash: string }>(`MATCH (d:Document {id: $id}) RETURN d.hash AS hash`, { id });
  return row?.hash;
}
