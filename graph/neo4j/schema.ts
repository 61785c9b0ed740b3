/** What this adapter itself knows of a case: where its revision is, and its indexes. A uniqueness constraint brings its own; a second index would stand in its way. */
import { INDEXED } from "../cypher/database.js";

export const REVISION = `MATCH (s:ClewStore {id: 'clew'}) RETURN s.revision AS revision`;

/** Each in a transaction of its own; again they change nothing. */
export const SCHEMA: readonly string[] = [
  ...INDEXED.map(({ label, property, unique }) =>
    unique
      ? `CREATE CONSTRAINT clew_${label}_${property} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`
      : `CREATE INDEX clew_${label}_${property} IF NOT EXISTS FOR (n:${label}) ON (n.${property})`,
  ),
  // Serves CONTAINS and STARTS WITH, which a range index does not.
  `CREATE TEXT INDEX clew_Entity_searchText IF NOT EXISTS FOR (e:Entity) ON (e.searchText)`,
  // Named for users: CALL db.index.fulltext.queryNodes('passage_text', 'satellite AND military'). Filled in the
  // background, so that ingest does not wait for it.
  `CREATE FULLTEXT INDEX passage_text IF NOT EXISTS FOR (p:Passage) ON EACH [p.text]
     OPTIONS {indexConfig: {\`fulltext.eventually_consistent\`: true}}`,
  `CALL db.awaitIndexes(300)`,
];
