/** Names that are worth comparing: those that share a key. */
import { firstOfVariants } from "../given-names.js";
import { beginningsOf, isOwnName, mayHaveShorter, withoutForm, type Name } from "./names.js";
import { toSound } from "./sounds.js";
import { isAcronym, toInitials } from "./things.js";

export function toBlocks(names: readonly Name[]): Map<string, Name[]> {
  const blocks = new Map<string, Name[]>();
  for (const name of names) {
    const keys = name.kind === "Person" ? toPersonKeys(name) : toThingKeys(name);
    const ofKind = [...new Set(keys)].map((key) => `${name.kind} ${key}`);
    for (const key of isOwnName(name) && name.kind !== "Place" ? [...ofKind, `any ${name.words.join(" ")}`] : ofKind) {
      const block = blocks.get(key);
      if (block) block.push(name);
      else blocks.set(key, [name]);
    }
  }
  return blocks;
}

function toPersonKeys({ words: all }: Name): string[] {
  const surname = toSound(all.at(-1)!);
  const common = [`letters ${all.join("")}`, `words ${[...all].sort().join(" ")}`, `surname ${surname}`];
  if (all.length === 1) return [...common, `start ${surname.slice(0, 4)}`];
  const initial = firstOfVariants(all[0]!)[0];
  return [
    ...common,
    `person ${initial} ${surname}`,
    `near ${initial} ${surname.slice(0, 4)}`,
    `end ${initial} ${surname.slice(-4)}`,
  ];
}

function toThingKeys(name: Name): string[] {
  const all = withoutForm(name.words);
  const keys = [`letters ${all.join("")}`, `words ${[...all].sort().join(" ")}`];
  if (mayHaveShorter(name.kind, name.words)) keys.push(`rest ${name.words.slice(1).join(" ")}`);
  if (name.words.length > 1) keys.push(`rest ${name.words.join(" ")}`);
  keys.push(...[...beginningsOf(name), all].map((part) => `begins ${part.join(" ")}`));
  if (all.length > 1) {
    keys.push(...toInitials(all).map((initials) => `acronym ${initials}`));
    keys.push(...all.map((_, place) => `but ${place} ${all.filter((_, other) => other !== place).join(" ")}`));
  } else if (isAcronym(name.text)) keys.push(`acronym ${all[0]}`);
  else keys.push(`start ${all[0]!.slice(0, 4)}`, `end ${all[0]!.slice(-4)}`);
  return keys;
}
