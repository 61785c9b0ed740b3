import { openNeo4j } from "../graph/neo4j/neo4j.js";
import { LTS } from "../graph/neo4j/local/releases.js";
import { describeNeo4j } from "../graph/neo4j/testing.js";
import { describeJourneys } from "./explorer.journeys.js";
import { describeInBrowser } from "./testing/browser.js";

describeInBrowser("in Chromium, with Neo4j", () => {
  describeNeo4j("the explorer", (server) => describeJourneys("Neo4j", () => openNeo4j(server().address)), {
    releases: [LTS],
  });
});
