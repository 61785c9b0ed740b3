/** Nouns that tell what a body, thing or place is to another: "subsidiary", "capital", "operator". */
import { readRows } from "./lexicon.js";

export interface BodyRole {
  readonly predicate: string;
  readonly holder: string;
  readonly other: string;
  readonly prepositions: ReadonlySet<string>;
  /** "members": of several. */
  readonly plural: boolean;
}

export const BODY_ROLES: ReadonlyMap<string, readonly BodyRole[]> = toBodyRoles();

function toBodyRoles(): Map<string, BodyRole[]> {
  const roles = new Map<string, BodyRole[]>();
  for (const [predicate, types, prepositions, nouns] of readRows("body-roles.txt")) {
    const [holder, other] = types!.split(">");
    for (const noun of nouns!.split(",").map((one) => one.trim()))
      for (const [form, plural] of [
        [noun, false],
        [toPlural(noun), true],
      ] as const) {
        const role = {
          predicate: predicate!,
          holder: holder!,
          other: other!,
          prepositions: new Set(prepositions!.split("/")),
          plural,
        };
        roles.set(form, [...(roles.get(form) ?? []), role]);
      }
  }
  return roles;
}

function toPlural(noun: string): string {
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}
