/**
 * Descriptions to the person they mean: "the SpaceX founder", "the Russian president", "the billionaire". Each person is
 * known by the roles that the text gives; a description means the most recently mentioned person with a fitting one.
 */
import type { EntityType } from "../graph/model.js";
import { standardGazetteer } from "./gazetteer.js";
import { readLines, readRows } from "./lexicon.js";
import type { Sentence } from "./passages.js";
import type { Mention, Role } from "./resolve.js";
import type { RolePhrase } from "./roles.js";
import { HEADS } from "./vocabulary.js";

export interface Description {
  readonly mention: Mention;
  /** What it says of the person besides meaning them: "the SpaceX founder" says who founded SpaceX. */
  readonly role?: Role;
}

interface Input {
  readonly sentences: readonly Sentence[];
  readonly phrases: readonly RolePhrase[];
  readonly roles: readonly Role[];
  /** The names, in order of the text. */
  readonly mentions: readonly Mention[];
  readonly types: readonly EntityType[];
  readonly names: readonly string[];
}

const GROUPS: readonly ReadonlySet<string>[] = readLines("role-groups.txt").map(
  (line) => new Set(line.split(" ").map((role) => role.replace(/-(?!founder)/g, " "))),
);
/** Seats of government that stand for their country. */
const SEATS: Readonly<Record<string, string>> = {
  Kremlin: "Russia",
  "White House": "United States",
  "Downing Street": "United Kingdom",
  "UK Foreign Office": "United Kingdom",
  Élysée: "France",
  Moscow: "Russia",
  Kyiv: "Ukraine",
  Beijing: "China",
  Washington: "United States",
};

/** A role as the index of people keeps it. */
interface Held {
  readonly role: string;
  readonly bodies: ReadonlySet<string>;
  readonly holder: number;
  /** As the text has it; undefined where only our own list has the role. */
  readonly former?: boolean;
  readonly of?: string | undefined;
}

export function findDescriptions(input: Input): Description[] {
  const held = [...input.roles.map((role) => toHeld(role, input)), ...knownRoles(input)];
  const people = new Set(
    input.mentions.filter(({ referent }) => input.types[referent] === "Person").map(({ referent }) => referent),
  );
  const recent = new Recent(input.mentions.filter(({ referent }) => people.has(referent)));
  return input.phrases.flatMap((phrase) => describe(phrase, { ...input, held, recent }));
}

function describe(phrase: RolePhrase, input: Input & { held: readonly Held[]; recent: Recent }): Description[] {
  if (phrase.holder !== undefined) return toAppositive(phrase, input);
  if (!phrase.definite || phrase.indefinite || phrase.distant) return [];
  const bodies = bodiesOf(phrase, input);
  const held = input.held.filter(
    // "The former minister" is no minister of now; nor is "the president" who was the head of something.
    ({ former, ...one }) =>
      (phrase.former ? former !== false : former !== true || one.role === phrase.role) && !isOfAnother(phrase.of, one),
  );
  const fitting = held.filter(({ role, bodies: own }) => fitsRole(phrase.role, role) && fitsBodies(bodies, own));
  const exact = fitting.filter(
    ({ role, bodies: own }) => role === phrase.role && (bodies.size === 0 || shares(bodies, own)),
  );
  const personal = phrase.body !== undefined && input.types[input.mentions[phrase.body]!.referent] === "Person"; // "Berg's lawyer" is no other lawyer
  const likely =
    fitting.length > 0 || personal
      ? fitting
      : held.filter(
          ({ role, bodies: own }) =>
            own.size === 0 && (bodies.size === 0 ? fitsRole(phrase.role, role) : role === phrase.role),
        );
  const candidates = new Set((exact.length > 0 ? exact : likely).map(({ holder }) => holder));
  const referent = input.recent.before(phrase.sentence, phrase.from, candidates, exact.length > 0);
  if (referent === undefined) return [];
  const mention: Mention = {
    sentence: phrase.sentence,
    from: phrase.from,
    to: phrase.to,
    kind: "description",
    referent,
  };
  const body = phrase.body === undefined ? undefined : input.mentions[phrase.body];
  return [{ mention, ...(body && body.referent !== referent && { role: { phrase, holder: mention, body } }) }];
}

/** "American billionaire | Elon Musk": the words beside the name mean its bearer, too. */
function toAppositive(phrase: RolePhrase, input: Input): Description[] {
  const { mentions } = input;
  const holder = mentions[phrase.holder!]!;
  if (holder.sentence !== phrase.sentence) return [];
  return [
    {
      mention: {
        sentence: phrase.sentence,
        from: phrase.from,
        to: appositiveEnd(phrase, input),
        kind: "description",
        referent: holder.referent,
      },
    },
  ];
}

/** "Dorn is | the son | of Ugo Dorn, who founded Halden": "who" is the one named last. */
function appositiveEnd({ sentence, from, to, body }: RolePhrase, { sentences, mentions, types }: Input): number {
  const { tokens } = sentences[sentence]!;
  const other = body === undefined ? undefined : mentions[body];
  if (!other || other.to !== to || types[other.referent] !== "Person") return to;
  if (tokens[to]?.text !== "," || !/^(?:who|whose)$/.test(tokens[to + 1]?.lower ?? "")) return to;
  const joint = tokens.findLastIndex(({ lower }, at) => at < other.from && /^(?:of|for|to)$/.test(lower));
  return joint > from ? joint : to;
}

const KNOWN_ROLES = new Map(
  readRows("known-roles.txt").map(
    ([name, roles]) => [name!, roles!.split(";").map((role) => role.trim().split(" of "))] as const,
  ),
);

/** Roles of well-known people that the document names. */
function knownRoles({ names, types }: Input): Held[] {
  return names.flatMap((name, holder): Held[] => {
    if (types[holder] !== "Person") return [];
    return (KNOWN_ROLES.get(name) ?? []).map(([role, body]) => {
      const bodies = body === undefined ? [] : [body, ...(SEATS[body] === undefined ? [] : [SEATS[body]])];
      return { role: role!, bodies: new Set(bodies), holder };
    });
  });
}

function toHeld({ phrase, holder, body }: Role, input: Input): Held {
  const { role, former, of } = phrase;
  return { role, bodies: bodiesOf(phrase, input, body), holder: holder.referent, former, of };
}

/** "the head of the port" is not she who heads the firm, nor he who heads a named body that nothing calls a port. */
function isOfAnother(asked: string | undefined, { of, bodies }: Pick<Held, "of" | "bodies">): boolean {
  if (asked === undefined) return false;
  if (of !== undefined) return of !== asked;
  if (/^(?:Agency|Organization)$/.test(HEADS.get(asked) ?? "") || KINDS.test(asked)) return false;
  return bodies.size > 0 && ![...bodies].some((name) => name.toLowerCase().includes(asked));
}

/** "the president of the country", "the head of the firm": what any named land or body may be called. */
const KINDS =
  /^(?:country|nation|state|republic|kingdom|region|province|city|town|capital|island|firm|business|holding|concern|chain|body|organi[sz]ation|newspaper|paper|magazine|website|site|broadcaster|platform|retailer|carrier|airline|lender|regulator|watchdog|charity|club|team|union|movement|bloc|alliance)$/;

/** The country and the body of a role phrase, by canonical name; a seat of government counts as its country. */
function bodiesOf(
  phrase: RolePhrase,
  { mentions, names }: Input,
  body = phrase.body === undefined ? undefined : mentions[phrase.body],
): Set<string> {
  const bodies = new Set<string>();
  if (body !== undefined) {
    const name = names[body.referent]!;
    bodies.add(name);
    if (SEATS[name] !== undefined) bodies.add(SEATS[name]);
  }
  const nationality = phrase.relation === "-"; // "American billionaire": a citizen, not an office
  const country =
    phrase.demonym === undefined || nationality ? undefined : standardGazetteer().countryOf(phrase.demonym);
  if (country !== undefined) bodies.add(country);
  return bodies;
}

const fitsRole = (asked: string, held: string) =>
  asked === held ||
  (held.endsWith(` ${asked}`) &&
    !(held === "prime minister") &&
    !/^(?:vice|deputy|assistant|associate|under|former|first)\b/.test(held)) || // "the secretary", held: "defense secretary"
  (GROUPS.some((group) => group.has(asked) && group.has(held)) && !(OF_A_STATE.test(asked) && OF_ANYTHING.test(held)));
/** "the president" is not the head of a council. */
const OF_A_STATE = /^(?:president|premier|prime minister|dictator|ruler|head of state|strongman|autocrat)$/;
const OF_ANYTHING = /^(?:chief|boss|head)$/;
/** Nothing asked fits all; something asked must be there. */
const fitsBodies = (asked: ReadonlySet<string>, held: ReadonlySet<string>) => asked.size === 0 || shares(asked, held);

function shares(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

/** Who of some was mentioned last before a place in the text; else who comes first after it. */
class Recent {
  constructor(private readonly mentions: readonly Mention[]) {}

  /** Behind the place only where that is allowed: where the role is the very same. */
  before(sentence: number, from: number, of: ReadonlySet<number>, behind: boolean): number | undefined {
    if (of.size === 0) return undefined;
    let low = 0;
    let high = this.mentions.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const mention = this.mentions[middle]!;
      if (mention.sentence < sentence || (mention.sentence === sentence && mention.from < from)) low = middle + 1;
      else high = middle;
    }
    for (let at = low - 1; at >= Math.max(0, low - FARTHEST); at--)
      if (of.has(this.mentions[at]!.referent)) return this.mentions[at]!.referent;
    if (!behind) return undefined;
    for (let at = low; at < Math.min(this.mentions.length, low + FARTHEST); at++) {
      if (this.mentions[at]!.sentence > sentence + AHEAD) return undefined;
      if (of.has(this.mentions[at]!.referent)) return this.mentions[at]!.referent;
    }
    return undefined;
  }
}

/** Sentences in which one who was described may be named yet. */
const AHEAD = 2;
/** Mentions looked at in each direction: keeps a document of ten thousand names linear. */
const FARTHEST = 200;
