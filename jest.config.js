// Tests run on the build (dist/), the same files that ship: see build.mjs.
export default {
  roots: ["<rootDir>/dist"],
  testMatch: ["**/*.test.js"],
  transform: {},
  testTimeout: 180_000,
  globalSetup: "<rootDir>/dist/graph/neo4j/testing/before-all.js",
  globalTeardown: "<rootDir>/dist/graph/neo4j/testing/after-all.js",
  testSequencer: "<rootDir>/jest.sequencer.js",
};
