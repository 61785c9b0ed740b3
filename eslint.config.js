import js from "@eslint/js";
import tseslint from "typescript-eslint";

// Imports point one way: client (types only), server, cli → ingest → graph. Tests and bench/ are exempt.
const ROOMS = ["graph", "ingest", "server", "client", "cli"];
const MAY_IMPORT = {
  graph: ["graph"],
  ingest: ["ingest", "graph"],
  server: ["server", "ingest", "graph"],
  client: ["client"],
  cli: ["cli", "server", "ingest", "graph"],
};
const TYPES_ONLY = { client: ["graph", "server"] };

// Each of these packages has one importer, so that it can be replaced in one place.
const SINGLE_IMPORTERS = {
  "neo4j-driver": "graph/neo4j",
  "@grafeo-db/js": "graph/embedded",
  cytoscape: "client/canvas",
};
const EXEMPT = [
  "**/*.test.ts",
  "**/*.test.tsx",
  "**/contract/**",
  "**/*.contract.ts",
  "**/testing/**",
  "**/testing.ts",
  "bench/**",
];

const importRule = (room, allowed = []) => ({
  "@typescript-eslint/no-restricted-imports": [
    "error",
    {
      patterns: [
        ...ROOMS.filter((other) => !MAY_IMPORT[room].includes(other)).map((other) => ({
          regex: `^(\\.\\./)+${other}/`, // '../ingest/pipeline.js'
          message: `${room}/ may not import from ${other}/: imports point one way.`,
          allowTypeImports: TYPES_ONLY[room]?.includes(other) ?? false,
        })),
        ...Object.entries(SINGLE_IMPORTERS)
          .filter(([name]) => !allowed.includes(name))
          .map(([name, folder]) => ({
            regex: `^${name}(/|$)`,
            message: `${name} is imported in ${folder}/ alone.`,
          })),
      ],
    },
  ],
});

export default tseslint.config(
  { ignores: ["dist/", "node_modules/", "coverage/"] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js", "*.mjs", ".ci/*.mjs"] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/require-await": "off", // a port's verb may answer at once
      "no-control-regex": "off", // hostile text is full of control characters
      "@typescript-eslint/no-base-to-string": "off", // values of any kind are told as text: properties, query parts
      eqeqeq: "error",
      "no-console": "error", // output goes through what is passed in
    },
  },
  ...ROOMS.map((room) => ({
    files: [`${room}/**/*.ts`, `${room}/**/*.tsx`],
    ignores: EXEMPT,
    rules: importRule(room),
  })),
  ...Object.entries(SINGLE_IMPORTERS).map(([name, folder]) => ({
    files: [`${folder}/**/*.ts`, `${folder}/**/*.tsx`],
    ignores: EXEMPT,
    rules: importRule(folder.split("/")[0], [name]),
  })),
  { files: ["**/*.js", "**/*.mjs"], ...tseslint.configs.disableTypeChecked },
  { files: ["**/*.js", "**/*.mjs"], languageOptions: { globals: { process: "readonly", console: "readonly" } } },
  { files: ["cli/**", "bench/**", "*.mjs", ".ci/**", "**/*.test.ts"], rules: { "no-console": "off" } },
  {
    files: ["**/*.test.ts", "**/*.contract.ts", "**/testing/**", "**/testing.ts"],
    rules: {
      "@typescript-eslint/no-unsafe-assignment": "off", // expect.any(Number) and its like are typed any
      // What a server answers is any until a test has looked at it.
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-call": "off",
    },
  },
);
