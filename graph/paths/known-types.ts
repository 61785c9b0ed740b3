/** The relation types that a question names: a slip of the pen must not pass for "there is no such line". */
import { distance } from "fastest-levenshtein";
import { ClewError } from "../errors.js";
import { ontology, RELATION_TYPE_PATTERN, type RelationType, type RelationTypeEntry } from "../ontology.js";

interface AskedTypes {
  readonly types?: readonly RelationType[];
  readonly exceptTypes?: readonly RelationType[];
}

const MOST_NEAR = 5;
/** Letters that may be wrong, as a share of what was typed. */
const LIKE = 0.4;

/**
 * Known are Clew's own types, those of the user's configuration, and whatever occurs in the case. Throws `invalid-input`
 * that names what is near; what does not even look like a type is left to the question's own check.
 */
export function requireKnownTypes(asked: AskedTypes, inCase: readonly RelationTypeEntry[] = []): void {
  const { types = [], exceptTypes = [] } = asked;
  for (const type of [...types, ...exceptTypes]) {
    if (!RELATION_TYPE_PATTERN.test(type) || ontology.find(type) || inCase.some((entry) => entry.type === type))
      continue;
    const near = findNearTypes(type, [...ontology.types, ...inCase]);
    throw new ClewError("invalid-input", `There is no relation type ${JSON.stringify(type)}.`, {
      hint:
        near.length > 0
          ? `Near are ${near.join(", ")}.`
          : `There are ${[...ontology.types.map((entry) => entry.type)].sort().join(", ")}.`,
      details: { type, near },
    });
  }
}

/** By the letters of the type, or by a word of how it is said: `CONTACTED` is near `IN_CONTACT_WITH`. */
function findNearTypes(typed: RelationType, known: readonly RelationTypeEntry[]): RelationType[] {
  const far = new Map<RelationType, number>();
  for (const { type } of known) {
    const words = type.split("_").filter((word) => word.length > 3); // not OF and WITH
    const least = Math.min(distance(typed, type), ...words.map((word) => distance(typed, word) + 0.5));
    if (least <= typed.length * LIKE) far.set(type, least);
  }
  return [...far]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_NEAR)
    .map(([type]) => type);
}
