/** The store's contract on one release: a file of tests each, so that two workers share the longest of them. */
import { describeGraphStore } from "../../store.contract.js";
import { openCasesIn } from "../../testing/databases.js";
import type { Neo4jRelease } from "../local/releases.js";
import { openNeo4j } from "../neo4j.js";
import { describeNeo4j } from "../testing.js";

export function describeStoreOn(release: Neo4jRelease): void {
  describeNeo4j(
    "the store",
    (server) => {
      describeGraphStore(
        "the Neo4j store",
        openCasesIn(() => openNeo4j(server().address)),
        { runs: 8 },
      );
    },
    { releases: [release] },
  );
}
