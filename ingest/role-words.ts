/** The words that are a role: the longest of the lexicon's that starts at a token, also in the plural. */
import type { Name } from "./mentions.js";
import type { Token } from "./tokens.js";
import { ROLES } from "./vocabulary.js";

const LONGEST_ROLE = 4;

export interface NamedSentence {
  readonly tokens: readonly Token[];
  readonly names: readonly { readonly name: Name; readonly at: number }[];
  readonly covered: readonly (number | undefined)[];
  readonly index: number;
}

export interface RoleMatch {
  readonly to: number;
  readonly role: string;
  readonly relation: string;
  readonly plural: boolean;
}

/** For each token, the position in `names` of the name that covers it. */
export function toCoverage(length: number, names: readonly { readonly name: Name }[]): (number | undefined)[] {
  const covered = new Array<number | undefined>(length).fill(undefined);
  names.forEach(({ name }, position) => covered.fill(position, name.from, name.to));
  return covered;
}

/** Who stands in for a head is not the head: "vice | prime minister". */
const STANDING_IN = /^(?:vice|deputy|assistant|associate)$/;

/** The longest role that starts here: "deputy chief of staff" before "deputy chief". */
export function matchRole(
  tokens: readonly Token[],
  at: number,
  covered: readonly (number | undefined)[],
): RoleMatch | undefined {
  const listed = matchListed(tokens, at, covered);
  const first = tokens[at]?.lower ?? "";
  if (listed?.to === at + 1 && /^(?:chief|head|lead|boss)$/.test(first)) {
    const whole = matchListed(tokens, at + 1, covered); // "Kenya's | chief | journalist": no head of Kenya
    if (whole && !whole.plural && whole.relation !== "LEADS") return { ...whole, role: `${first} ${whole.role}` };
  }
  if ((listed && listed.to > at + 1) || !STANDING_IN.test(first)) return listed;
  const head = matchListed(tokens, at + 1, covered);
  if (head?.relation !== "LEADS") return listed;
  return { ...head, role: `${first} ${head.role}`, relation: "OFFICIAL_OF" };
}

function matchListed(
  tokens: readonly Token[],
  at: number,
  covered: readonly (number | undefined)[],
): RoleMatch | undefined {
  if (!ROLE_STARTS.has(tokens[at]?.lower ?? "")) return undefined;
  for (let size = LONGEST_ROLE; size >= 1; size--) {
    const to = at + size;
    if (to > tokens.length || covered.slice(at, to).some((name) => name !== undefined)) continue;
    const role = tokens
      .slice(at, to)
      .map(({ lower }) => lower)
      .join(" ");
    const relation = ROLES.get(role);
    if (relation !== undefined) return { to, role, relation, plural: false };
    const singular = toSingular(role);
    const plural = singular === undefined ? undefined : ROLES.get(singular);
    if (plural !== undefined) return { to, role: singular!, relation: plural, plural: true };
  }
  return undefined;
}

/** First words of roles, also in the plural where the role is that one word. */
const ROLE_STARTS: ReadonlySet<string> = new Set(
  [...ROLES.keys()].flatMap((role) => {
    const first = role.split(" ")[0]!;
    return first === role ? [role, ...toPlurals(role)] : [first];
  }),
);

/** What toSingular() reads back. */
function toPlurals(role: string): string[] {
  return [`${role}s`, role.replace(/y$/, "ies"), role.replace(/man$/, "men")];
}

function toSingular(role: string): string | undefined {
  if (role.endsWith("men")) return `${role.slice(0, -3)}man`; // "spokesmen"
  if (role.endsWith("ies")) return `${role.slice(0, -3)}y`;
  return role.endsWith("s") ? role.slice(0, -1) : undefined;
}
