// Fetches the jars of the Neo4j releases that this machine has a Java for, one after another: Maven's folder is not made for two.
//   node .ci/jars.mjs
import process from "node:process";
import { installNeo4j } from "../dist/graph/neo4j/local/install.js";
import { findJava } from "../dist/graph/neo4j/local/java.js";
import { RELEASES } from "../dist/graph/neo4j/local/releases.js";

for (const release of RELEASES) {
  const java = await findJava(release.java);
  if (java) await installNeo4j(release);
  process.stdout.write(`Neo4j ${release.version}: ${java ? "there" : `needs Java ${release.java}`}\n`);
}
