import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { PAGE, toMarkdown } from "./api-docs.js";

it("docs/api.md is what `npm run docs` makes of the schemas", () => {
  expect(readFileSync(PAGE, "utf8")).toBe(toMarkdown());
});
