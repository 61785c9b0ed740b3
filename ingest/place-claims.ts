/** Claims of place: "Manbij in Syria", "Istanbul, Turkey", "ISIL in Iraq", "was arrested in London". */
import { type FoundClaim, round } from "./found.js";
import { canStandFor } from "./stand-ins.js";
import { findSubject } from "./subjects.js";
import { isClauseBreak, type Clause } from "./clause.js";
import type { VerbGroup } from "./verb-groups.js";
import { toEndLetter, VERB_FORMS } from "./frames.js";
import { isCountry } from "./gazetteer.js";
import { phraseHeads } from "./phrase-heads.js";
import { standingOf } from "./standing.js";
import { CALENDAR_WORDS } from "./vocabulary.js";

export function findPlaceClaims(clause: Clause): FoundClaim[] {
  return [
    ...besideClaims(clause),
    ...presenceClaims(clause),
    ...seatClaims(clause),
    ...homeClaims(clause),
    ...amongClaims(clause),
    ...ownedClaims(clause),
    ...struckClaims(clause),
    ...birthClaims(clause),
  ];
}

/** "Near Drenov, | two strikes hit a Vantor unit": who is struck, seized or met in a place, is there. */
function struckClaims({ units, groups, referents, sentence, question }: Clause): FoundClaim[] {
  const opens = units.findIndex(({ part }) => part !== "sign");
  const place = units[opens + 1]?.part === "determiner" ? opens + 2 : opens + 1;
  const { mention } = units[place] ?? {};
  if (question || !/^(?:in|near|at|outside|around)$/.test(units[opens]?.lower ?? "") || !mention) return [];
  if (referents[mention.referent]!.type !== "Place" || units[place + 1]?.lower !== ",") return [];
  return groups.flatMap((group): FoundClaim[] => {
    const struck = group.lemmas.some((lemma) => STRIKES.test(lemma)) && !group.passive && !group.modal;
    const victim = struck && !group.negated && !group.infinitive ? bodyAfter(units, group.at + 1) : undefined;
    const body = victim === undefined ? undefined : units[victim]!.mention;
    if (!body || victim === undefined || !/^(?:Organization|Agency)$/.test(referents[body.referent]!.type)) return [];
    return [
      {
        predicate: "LOCATED_IN",
        subject: body,
        object: mention,
        sentence,
        from: units[place]!.from,
        to: units[victim]!.to,
        anchor: units[group.at]!.from,
        negated: false,
        alleged: false,
        confidence: 0.5,
        rule: "place/struck",
      },
    ];
  });
}
const STRIKES = /^(?:strike|hit|destroy|engage|bomb|attack|shell|target|defeat|capture|seize|raid|damage)$/;

/** "destroyed | two | Vantor | buildings": the first name of the object. */
function bodyAfter(units: Clause["units"], from: number): number | undefined {
  let at = from;
  while (at - from <= 4 && /^(?:determiner|number|adjective|noun)$/.test(units[at]?.part ?? "")) at++;
  return units[at]?.mention ? at : undefined;
}

/** "Anna Berg | (born 3 March 1960 in Oslo)", "Anna Berg was | born on 3 March 1960 in Oslo". */
function birthClaims({ units, referents, sentence }: Clause): FoundClaim[] {
  return units.flatMap((unit, at): FoundClaim[] => {
    if (unit.mention || unit.lower !== "born") return [];
    let joint = at + 1;
    while (joint - at <= 7 && (units[joint]?.part === "number" || isBirthDate(units[joint]))) joint++;
    if (joint === at + 1 || units[joint]?.lower !== "in") return [];
    const who = /^(?:\(|,|was|is)$/.test(units[at - 1]?.lower ?? "") ? units[at - 2]?.mention : undefined;
    const place = units[joint + 1];
    if (!who || !place?.mention || referents[place.mention.referent]!.type !== "Place") return [];
    if (referents[who.referent]!.type !== "Person") return [];
    return [
      {
        predicate: "BORN_IN",
        subject: who,
        object: place.mention,
        sentence,
        from: who.from,
        to: place.to,
        anchor: unit.from,
        negated: false,
        alleged: false,
        confidence: 0.8,
        rule: "place/born",
      },
    ];
  });
}

const isBirthDate = (unit: Clause["units"][number] | undefined) =>
  unit !== undefined && !unit.mention && (CALENDAR_WORDS.has(unit.lower) || /^(?:on|,|c\.|circa)$/.test(unit.lower));

/** "Scott Dayton, 42, of Woodbridge": where a person is from. */
function homeClaims({ units, referents, sentence }: Clause): FoundClaim[] {
  return units.flatMap((unit, at): FoundClaim[] => {
    const subject = unit.mention;
    if (
      !subject ||
      subject.kind === "pronoun" ||
      referents[subject.referent]!.type !== "Person" ||
      units[at + 1]?.lower !== ","
    )
      return [];
    const of = units[at + 2]?.part === "number" && units[at + 3]?.lower === "," ? at + 4 : at + 2;
    const place = units[of + 1];
    if (units[of]?.lower !== "of" || !place?.mention || referents[place.mention.referent]!.type !== "Place") return [];
    return [
      {
        predicate: "BASED_IN",
        subject,
        object: place.mention,
        sentence,
        from: unit.from,
        to: place.to,
        anchor: unit.from,
        negated: false,
        alleged: false,
        confidence: 0.7,
        rule: "place/of",
      },
    ];
  });
}

/** "Halden's | factory | in Slovakia", "the army's campaign in Kenya": whose it is, is there. */
function ownedClaims({ units, referents, sentence }: Clause): FoundClaim[] {
  return units.flatMap((unit, at): FoundClaim[] => {
    const owner = unit.mention;
    if (!owner || units[at + 1]?.lower !== "'s" || !/^(?:Organization|Agency)$/.test(referents[owner.referent]!.type))
      return [];
    let noun = at + 2;
    while (noun - at <= 5 && /^(?:adjective|noun|number)$/.test(units[noun + 1]?.part ?? "")) noun++;
    if (!HOLDINGS.test(units[noun]?.lower ?? "") || units[noun + 1]?.lower !== "in") return [];
    return placesFrom(units, noun + 2, false).flatMap((place): FoundClaim[] => {
      const object = units[place]!.mention!;
      if (referents[object.referent]!.type !== "Place") return [];
      return [
        {
          predicate: "LOCATED_IN",
          subject: owner,
          object,
          sentence,
          from: unit.from,
          to: units[place]!.to,
          anchor: units[noun]!.from,
          negated: false,
          alleged: false,
          confidence: 0.6,
          rule: "place/owned",
        },
      ];
    });
  });
}
const HOLDINGS =
  /^(?:presence|campaign|operations|offices?|headquarters|factory|factories|plants?|bases?|branch|branches|subsidiary|fighters|forces|troops|embassy|laboratory|laboratories|mines?|warehouses?|stores?|branch)$/;

/** "Drenov and other | towns | in Slovakia": one of them. */
function amongClaims({ units, referents, sentence }: Clause): FoundClaim[] {
  return units.flatMap((unit, at): FoundClaim[] => {
    if (unit.lower !== "other" || !/^(?:and|or)$/.test(units[at - 1]?.lower ?? "")) return [];
    const first = units[at - 2];
    let next = at + 1;
    while (next - at <= 5 && /^(?:noun|adjective|conjunction)$/.test(units[next]?.part ?? "")) next++;
    const place = units[next + 1]?.part === "determiner" ? units[next + 2] : units[next + 1];
    if (units[next]?.lower !== "in" || !first?.mention || !place?.mention) return [];
    const behind = units[units.indexOf(place) + 1]?.lower ?? "";
    if (/^(?:,|and|or)$/.test(behind) && units[units.indexOf(place) + 2]?.mention) return []; // "in Kenya, Norway and Peru"
    if ([first, place].some(({ mention }) => referents[mention!.referent]!.type !== "Place")) return [];
    return [
      {
        predicate: "LOCATED_IN",
        subject: first.mention,
        object: place.mention,
        sentence,
        from: first.from,
        to: place.to,
        anchor: unit.from,
        negated: false,
        alleged: false,
        confidence: 0.7,
        rule: "place/other",
      },
    ];
  });
}

/** "Huta, based in Katowice", "Moscow-based lender Vostok", "Petrov, born in Riga". */
function seatClaims({ units, referents, sentence }: Clause): FoundClaim[] {
  return units.flatMap((unit, at): FoundClaim[] => {
    if (unit.mention || !/^(?:based|headquartered|registered|born)$/.test(unit.lower)) return [];
    const compound = units[at - 1]?.lower === "-" && units[at - 2]?.mention !== undefined;
    const place = compound ? at - 2 : units[at + 1]?.lower === "in" ? at + 2 : -1;
    const who = compound ? nextName(units, at + 1) : units[at - 1]?.lower === "," ? at - 2 : at - 1;
    const [subject, object] = [units[who]?.mention, units[place]?.mention];
    if (!subject || !object || subject.referent === object.referent || referents[object.referent]!.type !== "Place")
      return [];
    const person = referents[subject.referent]!.type === "Person";
    if (referents[subject.referent]!.type === "Place" || person !== (unit.lower === "born" || (person && compound)))
      return [];
    const [from, to] = [Math.min(place, who), Math.max(place, who, at)];
    return [
      {
        predicate: unit.lower === "born" ? "BORN_IN" : "BASED_IN",
        subject,
        object,
        sentence,
        from: units[from]!.from,
        to: units[to]!.to,
        anchor: unit.from,
        negated: false,
        alleged: false,
        confidence: 0.8,
        rule: `place/${unit.lower}`,
      },
    ];
  });
}

/** After "-based": over plain words to the name. */
function nextName(units: Clause["units"], from: number): number {
  let at = from;
  while (
    at < units.length &&
    at - from < 5 &&
    !units[at]!.mention &&
    /^(?:noun|adjective|verb|other)$/.test(units[at]!.part)
  )
    at++;
  return at;
}

/** A body or place before "in X and Y", or a place before ", X". */
function besideClaims({ units, referents, sentence }: Clause): FoundClaim[] {
  const found: FoundClaim[] = [];
  for (let at = 0; at + 2 < units.length; at++) {
    const first = units[at]!;
    if (!first.mention || first.mention.kind === "pronoun") continue;
    const type = referents[first.mention.referent]!.type;
    if (type === "Person" || type === "Publication" || type === "System") continue;
    const noun = units[at + 1];
    const staff =
      type === "Place"
        ? noun !== undefined && !noun.mention && PARTS.test(noun.lower) // "the Drenov district in Prague"
        : noun?.part === "noun" && canStandFor(noun.lower); // "ISIL fighters in Syria"
    const joint = staff ? at + 2 : at + 1;
    const seat = type !== "Place" && !staff && isSeat({ units, referents }, at); // "Halden Group, | Oslo, Norway"
    const comma =
      units[joint]?.lower === "," &&
      (type === "Place" || seat) &&
      units[joint + 1]?.lower !== "the" && // "Drenov, the Slovak capital": the same place
      !isCountry(referents[first.mention.referent]!.name) &&
      !isListOfPlaces(units, at, joint + 1);
    if (!(comma || /^(?:in|near|at)$/.test(units[joint]?.lower ?? ""))) continue;
    if (!comma && type === "Organization" && !staff && isObject(units, at) && !isFought(units, at)) continue;
    for (const place of placesFrom(units, joint + 1, comma)) {
      const object = units[place]!.mention!;
      if (referents[object.referent]!.type !== "Place" || object.referent === first.mention.referent) continue;
      found.push({
        predicate: "LOCATED_IN",
        subject: first.mention,
        object,
        sentence,
        from: first.from,
        to: units[place]!.to,
        anchor: first.from,
        negated: false,
        alleged: false,
        confidence: comma ? 0.75 : 0.7,
        rule: comma ? "place/comma" : `place/${units[joint]!.lower}`,
      });
    }
  }
  return found;
}

/** After a body: ", a place, a larger place" and then a comma or the end. */
function isSeat({ units, referents }: Pick<Clause, "units" | "referents">, at: number): boolean {
  const names = [units[at + 2]?.mention, units[at + 4]?.mention];
  return (
    units[at + 3]?.lower === "," &&
    /^(?:,|\.)$/.test(units[at + 5]?.lower ?? ".") &&
    names.every((mention) => mention && referents[mention.referent]!.type === "Place") &&
    units[at + 6]?.mention === undefined
  );
}

/** The places named from here: one after a comma, else all that are joined. */
function placesFrom(units: Clause["units"], from: number, comma: boolean): number[] {
  let at = from;
  while (
    /^(?:the|northern|southern|eastern|western|central|north|south|east|west|neighbouring|neighboring|downtown|northwest|northeast|southwest|southeast|province|city|town|port|of)$/.test(
      units[at]?.lower ?? "",
    ) &&
    at - from < 5
  )
    at++;
  if (!comma) return phraseHeads(units, at);
  const after = units[at + 1]?.lower ?? ".";
  return units[at]?.mention && /^(?:,|\.|;|\)|on|where|to|and|in|-|from)$/.test(after) ? [at] : [];
}

/** "sued | Halberg | in Stockholm": the deed may be there, and not the body. */
function isObject(units: Clause["units"], at: number): boolean {
  const before = units[at - 1]?.part === "determiner" ? units[at - 2] : units[at - 1];
  return before?.part === "verb" || /^(?:with|from|to|for|by)$/.test(before?.lower ?? ""); // "trades with | Halberg | in Oslo"
}

/** "defeated | the brigade | in Syria": where it is fought, it is. */
function isFought(units: Clause["units"], at: number): boolean {
  const before = units[at - 1]?.part === "determiner" ? units[at - 2] : units[at - 1];
  return (
    before !== undefined &&
    (VERB_FORMS.get(before.lower)?.some(({ lemma }) =>
      /^(?:defeat|fight|attack|strike|bomb|combat|counter|destroy|degrade)$/.test(lemma),
    ) ??
      false)
  );
}
const PARTS =
  /^(?:neighbou?rhood|district|area|region|province|suburb|quarter|village|town|city|airport|port|prison|camp|market|square|county)$/;

/** "Iraq, Syria and Turkey": a list, not a place within a place. */
function isListOfPlaces(units: Clause["units"], first: number, second: number): boolean {
  const joint = units[second + 1]?.lower;
  if (joint === "and" || joint === "or") return true;
  if (units[first - 1]?.lower === "and" || (units[first - 1]?.lower === "," && units[first - 2]?.mention !== undefined))
    return true;
  return (
    joint === "," && units[second + 2]?.mention !== undefined && /^(?:,|and)$/.test(units[second + 3]?.lower ?? "")
  );
}

const PRESENCE =
  /^(?:meet|speak|arrest|detain|kill|murder|shoot|live|work|operate|fight|deploy|jail|imprison|conduct|capture|assassinate|attend|die)$/;

/** The subject or victim of a verb that happens somewhere: "Carter met Abadi in Baghdad". */
function presenceClaims(clause: Clause): FoundClaim[] {
  const { units, referents, sentence, groups } = clause;
  const found: FoundClaim[] = [];
  for (const group of groups) {
    if (!group.lemmas.some((lemma) => PRESENCE.test(lemma)) || standingOf(clause, group) !== "fact") continue;
    const place = placeAfter(clause, group.at + 1) ?? placeBefore(clause, group);
    if (place === undefined) continue;
    const subject = findSubject(units, group, groups);
    const stays = group.lemmas.some((lemma) => STAYS.test(lemma));
    const met = group.lemmas.some((lemma) => TOGETHER.test(lemma)) && !group.passive ? metBy(units, group.at) : [];
    for (const at of [...(subject ? [subject.at] : []), ...met]) {
      const who = units[at]!;
      if (!who.mention || toEndLetter(referents[who.mention.referent]!.type) === "L") continue;
      if (units[place]!.mention!.referent === who.mention.referent) continue;
      const from = Math.min(at, place);
      found.push({
        predicate: stays ? "LOCATED_IN" : "WAS_IN",
        subject: who.mention,
        object: units[place]!.mention!,
        sentence,
        from: units[from]!.from,
        to: Math.max(units[group.at]!.to, units[place]!.to, who.to),
        anchor: units[group.at]!.from,
        negated: false,
        alleged: false,
        confidence: round(0.5),
        rule: "place/presence",
      });
    }
  }
  return found;
}

/** Who lives or works somewhere is there; whom one met there was there. */
const STAYS = /^(?:live|work|operate|fight|deploy)$/;
const TOGETHER = /^(?:meet|arrest|detain|capture|murder|shoot|jail|imprison|assassinate)$/;

/** "met | Berg | in Prague", "met with | Berg": who is there as well. */
function metBy(units: Clause["units"], at: number): number[] {
  return phraseHeads(units, units[at + 1]?.lower === "with" ? at + 2 : at + 1);
}

/** "In Turkey | the minister met": the place that opens the sentence, and nothing but the subject and a date behind it. */
function placeBefore({ units, referents, groups }: Clause, group: VerbGroup): number | undefined {
  if (!/^(?:in|at|near)$/.test(units[0]?.lower ?? "") || group !== groups[0] || group.start > 12) return undefined;
  const at = units[1]?.part === "determiner" ? 2 : 1;
  const { mention } = units[at] ?? {};
  return mention && referents[mention.referent]!.type === "Place" && mention.kind === "name" ? at : undefined;
}

function placeAfter({ units, referents }: Clause, from: number): number | undefined {
  for (let at = from; at < units.length && at - from <= 9; at++) {
    const unit = units[at]!;
    if (isClauseBreak(unit) || /^[;:"]$/.test(unit.lower)) return undefined;
    if (unit.lower === "." && units[at + 1]?.part !== "number") return undefined; // "died Jan. 7 in Jordan"
    if (!/^(?:in|at|near)$/.test(unit.lower)) continue;
    let next = at + 1;
    while (units[next] && !units[next]!.mention && /^(?:determiner|adjective)$/.test(units[next]!.part)) next++;
    const { mention } = units[next] ?? {};
    if (mention && referents[mention.referent]!.type === "Place") return next;
  }
  return undefined;
}
