/** "Congress", "the Senate", "Department of Justice": forms of known bodies' names that many states' bodies share. */
import { isCountry, standardGazetteer } from "./gazetteer.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { demonymCountry } from "./vocabulary.js";

const STATES: readonly { readonly shared: RegExp; readonly signs: RegExp; readonly code: string }[] = [
  {
    shared:
      /^(?:Congress|Senate|House of Representatives|Supreme Court|Coast Guard|DOJ|Department of (?:Justice|Education|Energy|Agriculture|Labor|Transportation|Commerce|Defence|the Interior))$/, // "Senate"
    signs:
      /^(?:US|U\.S|U\.S\.|USA|United States|America|Americans?|Washington|Pentagon|Biden|Trump|Obama|Bush|Clinton|Reagan|Nixon|Republicans?|Democrats?|GOP|Capitol|White House)$/, // "American"
    code: "US",
  },
  {
    shared: /^House of Commons$/, // Canada has one too
    signs:
      /^(?:UK|U\.K\.|United Kingdom|Britain|British|Britons?|England|English|Scotland|Scottish|Wales|Welsh|London|Westminster|Labour|Tory|Tories|Whitehall|Downing Street)$/, // "British"
    code: "GB",
  },
];

/** The names; those in such a form stand for the known body only where the text has to do with its state. */
export function withoutForeignBodies(sentences: readonly Sentence[], names: readonly Name[]): readonly Name[] {
  const foreign = STATES.filter((state) => {
    const shared = names.filter((name) => isShared(name, state));
    const alone = shared.every(({ words }) => !words.includes(" ")); // "Congress"
    return shared.length > 0 && !concerns(sentences, { names, alone }, state);
  });
  if (foreign.length === 0) return names;
  return names.map((name) => {
    if (!foreign.some((state) => isShared(name, state))) return name;
    const { known: _known, ...plain } = name;
    return plain;
  });
}

const isShared = ({ known, words }: Name, { shared }: (typeof STATES)[number]) =>
  known !== undefined && known !== words && shared.test(words);

/** Named at least a third as often as any other state, and three times where any other is. */
function concerns(
  sentences: readonly Sentence[],
  { names, alone }: { readonly names: readonly Name[]; readonly alone: boolean },
  { signs, code }: (typeof STATES)[number],
): boolean {
  const counts = new Map<string, number>();
  let own = 0;
  const count = (country: string) => counts.set(country, (counts.get(country) ?? 0) + 1);
  for (const { words, known = "" } of names) {
    if (signs.test(words) || signs.test(known)) own++;
    else if (isCountry(known)) count(known);
  }
  for (const { tokens, zone } of sentences) {
    if (zone === "junk") continue;
    for (const { text, cap } of tokens) {
      const country = cap ? demonymCountry(text) : undefined;
      if (country === code || (cap && country === undefined && ADJECTIVES.test(text) && signs.test(text))) own++;
      else if (country !== undefined) count(standardGazetteer().countryOf(text) ?? country);
    }
  }
  const others = Math.max(0, ...counts.values());
  if (others === 0) return own > 0 || !alone; // "head of the Treasury Department"
  return own >= 3 && own * 3 >= others;
}
const ADJECTIVES = /^(?:Republicans?|Democrats?|GOP|Tory|Tories|Labour)$/; // "Republican lawmakers"
