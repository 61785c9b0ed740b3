import { setOwnRelationTypes, type RelationTypeEntry } from "../ontology.js";
import { requireKnownTypes } from "./known-types.js";

const MARRIED: RelationTypeEntry = {
  type: "MARRIED",
  family: "affiliation",
  wording: "married",
  inverse: "married",
  symmetric: true,
  example: "Anna Berg married Boris Cole.",
};
const refusal = (asked: object) => {
  try {
    requireKnownTypes(asked);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe("requireKnownTypes", () => {
  afterEach(() => setOwnRelationTypes([]));

  it("refuses a type that nobody knows, with those that are near", () => {
    expect(refusal({ types: ["LEADS", "CONTACTED"] })).toMatchObject({
      code: "invalid-input",
      message: 'There is no relation type "CONTACTED".',
      hint: expect.stringContaining("IN_CONTACT_WITH") as unknown,
    });
    expect(refusal({ exceptTypes: ["MARRIED"] })).toBeDefined();
  });

  it("takes Clew's own types, those of the configuration and those of the case", () => {
    expect(refusal({ types: ["LEADS"], exceptTypes: ["RELATED_TO"] })).toBeUndefined();
    expect(() => requireKnownTypes({ types: ["MARRIED"] }, [MARRIED])).not.toThrow();
    setOwnRelationTypes([MARRIED]);
    expect(refusal({ types: ["MARRIED"] })).toBeUndefined();
  });
});
