/** A name of an entity as it is compared with others, and what the whole case is asked about names. */
import { firstOfVariants } from "../given-names.js";
import type { Entity } from "../model.js";
import { fold, words } from "../names.js";
import { toSound } from "./sounds.js";

export interface Name {
  readonly entity: Entity;
  readonly kind: string;
  readonly text: string;
  readonly words: readonly string[];
}

/** What the whole case is asked about a name. */
export interface Known {
  /** The given names with which a surname is borne, by its sounds. */
  readonly bearers: ReadonlyMap<string, ReadonlySet<string>>;
  /** How many things are called by these words with one more before them, `Organization audit office`, or more behind them. */
  readonly longer: ReadonlyMap<string, number>;
  readonly beginning: ReadonlyMap<string, number>;
}

const MOST_ALIASES = 5;

/** The name, and aliases that are no mere part of it: `Musk` alone says nothing that `Elon Musk` does not. */
export function toNames(entity: Entity): Name[] {
  const kind = entity.type === "Agency" ? "Organization" : entity.type;
  const toName = (text: string): Name => ({ entity, kind, text, words: withoutArticle(words(fold(text))) });
  const own = toName(entity.name);
  const others = entity.aliases.map(toName).filter((alias) => alias.words.some((word) => !own.words.includes(word)));
  const all = [own, ...others.slice(0, MOST_ALIASES)].filter((name) => name.words.length > 0);
  return [...new Map(all.map((name) => [name.words.join(" "), name])).values()];
}

const withoutArticle = (all: readonly string[]) => (all[0] === "the" && all.length > 1 ? all.slice(1) : all);

export const isOwnName = ({ entity, text }: Name) => entity.name === text;

export function toKnown(names: readonly Name[]): Known {
  return {
    bearers: toBearers(names),
    longer: countThings(names, (name) => (mayHaveShorter(name.kind, name.words) ? [name.words.slice(1)] : [])),
    beginning: countThings(names, beginningsOf),
  };
}

function toBearers(names: readonly Name[]): Known["bearers"] {
  const bearers = new Map<string, Set<string>>();
  for (const { kind, words: all } of names) {
    const [given = "", surname] = [all[0], all.at(-1)];
    if (kind !== "Person" || all.length < 2 || surname === undefined || given.length < 2) continue;
    const sound = toSound(surname);
    bearers.set(sound, (bearers.get(sound) ?? new Set()).add(firstOfVariants(given)));
  }
  return bearers;
}

/** How many entities have a name of which these are a part. */
function countThings(names: readonly Name[], partsOf: (name: Name) => string[][]): ReadonlyMap<string, number> {
  const entities = new Map<string, Set<string>>();
  for (const name of names) {
    for (const part of partsOf(name)) {
      const key = `${name.kind} ${part.join(" ")}`;
      entities.set(key, (entities.get(key) ?? new Set()).add(name.entity.id));
    }
  }
  return new Map([...entities].map(([key, { size }]) => [key, size]));
}

/** "Halden Marine Services" → `halden`, `halden marine`: what a body may be called for short. */
export function beginningsOf({ kind, words: all }: Name): string[][] {
  if (kind !== "Organization") return [];
  const whole = withoutForm(all);
  return whole.slice(1).flatMap((next, at) => {
    const part = whole.slice(0, at + 1);
    return SMALL.has(next) || SMALL.has(part.at(-1)!) || part.join("").length < SHORTEST_BEGINNING ? [] : [part];
  });
}

const SHORTEST_BEGINNING = 5;

/** Bodies and publications whose first word may be left out: "National Audit Office", though not "North Korea". */
export function mayHaveShorter(kind: string, all: readonly string[]): boolean {
  return (kind === "Organization" || kind === "Publication") && all.length > 2 && !SMALL.has(all[1]!);
}

const FORMS = new Set(
  "ltd limited inc incorporated corp corporation co llc plc lp ag gmbh kg sa spa srl nv bv ab oy ooo oao pao pjsc".split(
    " ",
  ),
);
export const SMALL = new Set(["of", "the", "and", "for", "in", "on", "de", "la", "et"]);

/** `["northgate", "ltd"]` → `["northgate"]`; a name of nothing else stays. */
export function withoutForm(all: readonly string[]): readonly string[] {
  return all.length > 1 && FORMS.has(all.at(-1)!) ? withoutForm(all.slice(0, -1)) : all;
}
