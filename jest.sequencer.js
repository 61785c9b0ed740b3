// Longest first, so that at the end no worker waits for one that has just begun. Jest knows how long a file took only where
// it ran before; a fresh clone does not.
import { statSync } from "node:fs";

const LONG = [
  /neo4j\/store/, // 'dist/graph/neo4j/store-newest.test.js'
  /explorer\..*test/,
  /neo4j.*\.test/,
  /(cli\/ingest|ingest\/run|embedded\/store|questions|moving|cookbook|server\/app)\.test/,
  /dist\/cli\//,
];

export default class LongestFirst {
  sort(tests) {
    const rank = ({ path }) => [...LONG, /./].findIndex((pattern) => pattern.test(path)); // what is not long comes last
    const size = ({ path }) => statSync(path).size;
    return [...tests].sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  }
  allFailedTests(tests) {
    return tests;
  }
  cacheResults() {}
  shard(tests) {
    return tests;
  }
}
