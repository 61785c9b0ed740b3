/**
 * Puts documents' subtrees in. The entities that their referents resolve to are there already.
 *
 *     (:Source)<-[:HAS_SOURCE]-(d:Document)-[:HAS_PASSAGE]->(p:Passage)
 *     (d)<-[:OF_DOCUMENT]-(r:Referent)-[:RESOLVES_TO]->(:Entity), (r)-[:MENTIONED_IN]->(p)
 *     (c:Claim)-[:STATED_IN]->(p), (c)-[:SUBJECT]->(r), (c)-[:OBJECT]->(r), (c)-[:SPOKEN_BY]->(r)
 *
 * Each property is named: that is a quarter cheaper than `SET p = row.properties`. One without a value is left out.
 */
import { sendFor, toPlaces, type Transaction } from "./database.js";
import type { Subtree } from "./subtree.js";

const DOCUMENT = `Document {id: row.id, title: row.title, publisher: row.publisher, published: row.published,
  language: row.language, hash: row.hash, extractedWith: row.extractedWith, passages: row.passages, claims: row.claims,
  searchText: row.searchText}`;
const SOURCE = "Source {key: row.key, publisher: row.publisher, title: row.title, date: row.date}";
const PASSAGE = `Passage {id: row.id, start: row.start, end: row.end, zone: row.zone, text: row.text,
  searchText: row.searchText, fingerprint: row.fingerprint, firstOf: row.firstOf}`;
const REFERENT = `Referent {id: row.id, name: row.name, type: row.type, names: row.names, roles: row.roles,
  mentions: row.mentions, nameKey: row.nameKey}`;
const RESOLVES_TO = "RESOLVES_TO {by: row.by, score: row.score}";
const MENTIONED_IN = "MENTIONED_IN {start: row.start, end: row.end, kind: row.kind}";
const CLAIM = `Claim {id: row.id, predicate: row.predicate, stance: row.stance, modality: row.modality, quote: row.quote,
  start: row.start, end: row.end, from: row.from, to: row.to, origin: row.origin, cites: row.cites,
  confidence: row.confidence, rule: row.rule, phrase: row.phrase, speakerWords: row.speakerWords, hidden: row.hidden,
  relation: row.relation}`;

export function insertSubtrees(transaction: Transaction, subtrees: readonly Subtree[]): void {
  if (subtrees.length === 0) return;
  if (transaction.subqueries) insertWhole(transaction, subtrees);
  else insertByKind(transaction, subtrees);
}

/** A statement for each kind of thing; what it hangs on is found by its id. */
function insertByKind(transaction: Transaction, subtrees: readonly Subtree[]): void {
  const send = (statement: string, rows: readonly object[]) =>
    sendFor(transaction, `UNWIND $rows AS row ${statement}`, rows);
  send(
    `CREATE (:${DOCUMENT})`,
    subtrees.map(({ document }) => document),
  );
  send(
    `MATCH (d:Document {id: row.document}) CREATE (d)-[:HAS_SOURCE]->(:${SOURCE})`,
    subtrees.flatMap(({ sources }) => sources),
  );
  send(
    `MATCH (d:Document {id: row.document}) CREATE (d)-[:HAS_PASSAGE]->(:${PASSAGE})`,
    subtrees.flatMap(({ passages }) => passages),
  );
  send(
    `MATCH (d:Document {id: row.document}) MATCH (e:Entity {id: row.entity})
     CREATE (d)<-[:OF_DOCUMENT]-(:${REFERENT})-[:${RESOLVES_TO}]->(e)`,
    subtrees.flatMap(({ referents }) => referents),
  );
  send(
    `MATCH (r:Referent {id: row.referent}) MATCH (p:Passage {id: row.passage}) CREATE (r)-[:${MENTIONED_IN}]->(p)`,
    subtrees.flatMap(({ mentions }) => mentions),
  );
  send(
    `MATCH (s:Referent {id: row.subject}) MATCH (o:Referent {id: row.object}) MATCH (p:Passage {id: row.passage})
     CREATE (p)<-[:STATED_IN]-(c:${CLAIM})-[:SUBJECT]->(s), (c)-[:OBJECT]->(o)`,
    subtrees.flatMap(({ claims }) => claims),
  );
  send(
    `MATCH (c:Claim {id: row.claim}) MATCH (r:Referent {id: row.referent}) CREATE (c)-[:SPOKEN_BY]->(r)`,
    subtrees.flatMap(({ speakers }) => speakers),
  );
}

/** The parts of a subtree in the order in which `insertWhole` takes them: a list of lists, each of rows as lists. */
const PARTS = [
  ["sources", `CALL (d, tree) { UNWIND tree[@] AS row CREATE (d)-[:HAS_SOURCE]->(:${SOURCE}) }`],
  [
    "passages",
    `CALL (d, tree) { UNWIND tree[@] AS row CREATE (d)-[:HAS_PASSAGE]->(p:${PASSAGE}) RETURN collect(p) AS passages }`,
  ],
  [
    "referents",
    `CALL (d, tree) { UNWIND tree[@] AS row MATCH (e:Entity {id: row.entity})
       CREATE (d)<-[:OF_DOCUMENT]-(r:${REFERENT})-[:${RESOLVES_TO}]->(e) RETURN collect(r) AS referents }`,
  ],
  [
    "mentions",
    `CALL (passages, referents, tree) { UNWIND tree[@] AS row
       WITH row, referents[row.referentAt] AS r, passages[row.passageAt] AS p CREATE (r)-[:${MENTIONED_IN}]->(p) }`,
  ],
  [
    "claims",
    `CALL (passages, referents, tree) { UNWIND tree[@] AS row
       WITH row, referents[row.subjectAt] AS s, referents[row.objectAt] AS o, passages[row.passageAt] AS p
       CREATE (p)<-[:STATED_IN]-(c:${CLAIM})-[:SUBJECT]->(s), (c)-[:OBJECT]->(o) RETURN collect(c) AS claims }`,
  ],
  [
    "speakers",
    `CALL (claims, referents, tree) { UNWIND tree[@] AS row
       WITH claims[row.claimAt] AS c, referents[row.referentAt] AS r CREATE (c)-[:SPOKEN_BY]->(r) }`,
  ],
] as const satisfies readonly (readonly [keyof Subtree, string])[];

const ROOT = toPlaces(`WITH tree, tree[0] AS row CREATE (d:${DOCUMENT}) WITH d, tree`);
const BRANCHES = PARTS.map(([part, text], index) => ({ part, ...toPlaces(text.replace("@", String(index + 1))) }));
const WHOLE = `UNWIND $trees AS tree ${[ROOT, ...BRANCHES].map(({ statement }) => statement).join("\n")}`;

/**
 * One statement for all: what a thing hangs on was made a moment ago and is at hand, by its place in a list. That spares
 * Neo4j two hundred looks into an index for a document, and six rounds.
 */
function insertWhole(transaction: Transaction, subtrees: readonly Subtree[]): void {
  const trees = subtrees.map((subtree) => [
    ROOT.toList(subtree.document),
    ...BRANCHES.map(({ part, toList }) => subtree[part].map(toList)),
  ]);
  transaction.send(WHOLE, { trees });
}
