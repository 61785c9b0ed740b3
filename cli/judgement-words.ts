/** Judgements in words: the names that people know, not the keys by which the case keeps them. */
import type { NameKey } from "../graph/ids.js";
import type { Judgement } from "../graph/model.js";
import { fold } from "../graph/names.js";
import type { GraphStore } from "../graph/store.js";

/** What names are called by which judgements know them. */
export type Names = ReadonlyMap<NameKey, string>;

/** Each name costs a search; a list of more keeps the rest in the words of their keys. */
const MOST_ASKED = 200;
const MOST_FOUND = 20;

/** Looks up what the names in these judgements are called, as far as there is still somebody called so. */
export async function readNames(
  store: Pick<GraphStore, "findEntities">,
  judgements: readonly Judgement[],
): Promise<Names> {
  const names = new Map<NameKey, string>();
  for (const key of [...new Set(judgements.flatMap(keysOf))].slice(-MOST_ASKED)) {
    const words = wordsOf(key);
    const { items } = await store.findEntities({ text: words, limit: MOST_FOUND });
    const called = items.flatMap(({ name, aliases }) => [name, ...aliases]);
    const name = called.find((each) => fold(each).replace(/^the /, "") === words); // "the pentagon"
    if (name !== undefined) names.set(key, name);
  }
  return names;
}

export function tell(judgement: Judgement, names: Names): string {
  const nameOf = (key: NameKey) => names.get(key) ?? `“${wordsOf(key)}”`;
  switch (judgement.kind) {
    case "same":
      return `${nameBoth(judgement, nameOf)} are one`;
    case "not-same":
      return `${nameBoth(judgement, nameOf)} are two`;
    case "split":
      return `${nameOf(judgement.name)} is another one in ${judgement.sources.join(", ")}`;
    case "hide":
      return `hidden: ${judgement.predicate} by “${judgement.quote}” (${judgement.source})`;
    case "type":
      return `${nameOf(judgement.name)} is of the type ${judgement.type}`;
    case "rename":
      return `${nameOf(judgement.name)} is called ${judgement.to}`;
  }
}

/** Two of one name are told apart by what they were taken for. */
function nameBoth({ a, b }: { readonly a: NameKey; readonly b: NameKey }, nameOf: (key: NameKey) => string): string {
  const [one, other] = [nameOf(a), nameOf(b)];
  if (one !== other) return `${one} and ${other}`;
  return `${one} ${kindOf(a)} and ${other} ${kindOf(b)}`;
}

/** `person:kestrel marine` → taken for a person; keys of all else begin with `thing:`. */
const kindOf = (key: NameKey) => (key.startsWith("person:") ? "(a person)" : "(not a person)");

/** After two of different kinds became one: what it is now, and how to say otherwise. */
export async function tellType(
  store: Pick<GraphStore, "findEntities">,
  judgement: Judgement,
  names: Names,
): Promise<string> {
  if (judgement.kind !== "same" || kindOf(judgement.a) === kindOf(judgement.b)) return "";
  const called = names.get(judgement.a) ?? wordsOf(judgement.a);
  const { items } = await store.findEntities({ text: called, limit: MOST_FOUND });
  const now = items.find(({ name, aliases }) => [name, ...aliases].includes(called));
  if (!now) return "";
  return `, of the type ${now.type} as most mentions have it (clew judge type changes that)`;
}

/** Before one is called so: whether another is already, since two of one name are easily taken for one. */
export async function tellNamesake(store: Pick<GraphStore, "findEntities">, to: string): Promise<string> {
  const { items } = await store.findEntities({ text: to, limit: MOST_FOUND });
  const namesake = items.find(({ name }) => fold(name) === fold(to));
  if (!namesake) return "";
  return `, as ${namesake.id} is, which stays another one (clew judge same makes two one)`;
}

/** `person:anna berg~1f2e3d4c` → `anna berg` */
function wordsOf(key: NameKey): string {
  return key.slice(key.indexOf(":") + 1).replace(/[~@][0-9a-f]+$/, "");
}

function keysOf(judgement: Judgement): NameKey[] {
  switch (judgement.kind) {
    case "same":
    case "not-same":
      return [judgement.a, judgement.b];
    case "hide":
      return [];
    default:
      return [judgement.name];
  }
}
