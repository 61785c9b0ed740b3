/** Where something is, by a people's adjective: "the Kenyan city of Drenov", "Nairobi, the Kenyan capital". */
import type { ReadReferent } from "../graph/model.js";
import type { BodyRole } from "./body-roles.js";
import type { FoundClaim } from "./found.js";
import { toEndLetter } from "./frames.js";
import { standardGazetteer } from "./gazetteer.js";
import type { Unit } from "./grammar.js";
import type { Clause } from "./clause.js";
import { phraseStart, type Noun } from "./noun-phrases.js";
import { demonymCountry } from "./vocabulary.js";

/** "the Kenyan | city | of Drenov", "Nairobi, the Kenyan | capital", "the Kenyan energy | company | Halden": where it is, in a country that the text names. */
export function findNationalClaims(clause: Clause, noun: Noun, role: BodyRole): FoundClaim[] {
  if (role.other !== "L" || role.plural) return [];
  const { units, referents, sentence } = clause;
  let at = noun.from - 1;
  while (noun.from - at <= 3 && /^(?:adjective|noun)$/.test(units[at]?.part ?? "") && !isDemonym(units[at]!)) at--;
  if (!units[at] || !isDemonym(units[at]!)) return [];
  const country = standardGazetteer().countryOf(toCapital(units[at]!.lower));
  const referent = country === undefined ? undefined : placesOf(referents).get(country);
  if (referent === undefined) return [];
  const next = units[noun.at + 1];
  const of = next?.lower === "of" && role.holder === "L" ? noun.at + 2 : noun.at + 1;
  const behind = units[of]?.mention ? of : next?.lower === "," && units[noun.at + 2]?.mention ? noun.at + 2 : undefined;
  const start = phraseStart(units, at);
  const holder = next?.lower === "," && units[start - 1]?.lower === "," ? undefined : behind;
  const before = units[start - 1]?.lower === "," && units[start - 2]?.mention ? start - 2 : undefined;
  const who = holder ?? before;
  const mention = units[who ?? -1]?.mention;
  if (who === undefined || !mention || mention.referent === referent) return [];
  if (!role.holder.includes(toEndLetter(referents[mention.referent]!.type))) return [];
  return [
    {
      predicate: role.predicate,
      subject: mention,
      object: { sentence, from: units[at]!.from, to: units[at]!.to, kind: "description", referent },
      sentence,
      from: units[Math.min(at, who)]!.from,
      to: units[Math.max(noun.at, who)]!.to,
      anchor: units[noun.at]!.from,
      negated: false,
      alleged: false,
      confidence: 0.7,
      rule: `body/national-${noun.noun.replace(/ /g, "-")}`,
    },
  ];
}

const toCapital = (lower: string) => lower.charAt(0).toUpperCase() + lower.slice(1);

const isDemonym = ({ lower, mention }: Unit) => !mention && demonymCountry(toCapital(lower)) !== undefined;

const places = new WeakMap<readonly ReadReferent[], ReadonlyMap<string, number>>();

/** The places of a document by name, made once for it. */
function placesOf(referents: readonly ReadReferent[]): ReadonlyMap<string, number> {
  const known = places.get(referents);
  if (known) return known;
  const made = new Map(
    referents.flatMap(({ name, type }, index) => (type === "Place" ? [[name, index] as const] : [])),
  );
  places.set(referents, made);
  return made;
}
