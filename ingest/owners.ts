import type { Unit } from "./grammar.js";

/** "rejected | his | claim", "sold | Voss | 's shares": whose thing it is, and not whom. Nouns may be tagged as verbs. */
export const isOwner = (units: readonly Unit[], at: number): boolean =>
  units[at + 1]?.lower === "'s" ||
  (/^(?:his|her|my)$/.test(units[at]!.lower) && /^(?:noun|adjective|number|verb)$/.test(units[at + 1]?.part ?? ""));
