import { describeGraphStore } from "../store.contract.js";
import { openCasesIn } from "../testing/databases.js";
import { NEWEST } from "./local/releases.js";
import { openNeo4j } from "./neo4j.js";
import { describeNeo4j } from "./testing.js";

describeNeo4j(
  "the store",
  (server) => {
    describeGraphStore(
      "the Neo4j store",
      openCasesIn(() => openNeo4j(server().address)),
      { runs: 8 },
    );
  },
  { releases: [NEWEST] },
);
