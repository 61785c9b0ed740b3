// Tests run on the build (dist/), the same files that ship: see build.mjs.
export default {
  roots: ["<rootDir>/dist"],
  testMatch: ["**/*.test.js"],
  transform: {},
  testTimeout: 180_000,
  testSequencer: "<rootDir>/jest.sequencer.js",
};
