/** Names, descriptions and pronouns of one document to its referents. */
import { toNameKey } from "../graph/ids.js";
import type { EntityType, MentionKind, ReadMention, ReadReferent } from "../graph/model.js";
import { LETTERS_BEHIND } from "./candidates.js";
import { findBodyDescriptions } from "./body-descriptions.js";
import { findClients } from "./clients.js";
import { standardGazetteer } from "./gazetteer.js";
import { findCollectives, type Collective } from "./collectives.js";
import { findDescriptions } from "./descriptions.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { findOwnBodies } from "./own-bodies.js";
import { findPronouns } from "./pronouns.js";
import { findHero, identify } from "./referents.js";
import { findRolePhrases, type RolePhrase } from "./roles.js";

export interface Mention {
  readonly sentence: number;
  /** Tokens of the sentence. */
  readonly from: number;
  readonly to: number;
  readonly kind: MentionKind;
  readonly referent: number;
}

/** A role phrase with its ends resolved. */
export interface Role {
  readonly phrase: RolePhrase;
  readonly holder: Mention;
  readonly body?: Mention;
}

/** A role in a body that no name stands beside, or that a verb joins to its holder: "Berg | was | mayor of Oslo". */
export interface Office {
  readonly phrase: RolePhrase;
  readonly body: Mention;
  readonly holder?: Mention;
}

export interface Resolution {
  readonly referents: readonly ReadReferent[];
  /** Names, descriptions and pronouns, in order of the text; where one lies in another, the longer first. */
  readonly mentions: readonly Mention[];
  /** By sentence: its outermost mentions, in order. */
  readonly bySentence: readonly (readonly Mention[])[];
  readonly roles: readonly Role[];
  /** By sentence. */
  readonly offices: readonly (readonly Office[])[];
}

interface Draft {
  readonly name: string;
  readonly type: EntityType;
  readonly roles: Set<string>;
}

export function resolve(sentences: readonly Sentence[], names: readonly Name[]): Resolution {
  const drafts: Draft[] = [];
  const mentions = toNameMentions(sentences, names, drafts);
  const phrases = findAllPhrases(sentences, names);
  const roles = toRoles(phrases, mentions, drafts);
  for (const { phrase, holder, body } of roles)
    drafts[holder.referent]!.roles.add(roleWords(phrase, body && drafts[body.referent]!.name));
  const descriptions = findDescriptions({
    sentences,
    phrases,
    roles,
    mentions,
    types: drafts.map(({ type }) => type),
    names: drafts.map(({ name }) => name),
  });
  const bodies = findBodyDescriptions({
    sentences,
    mentions,
    types: drafts.map(({ type }) => type),
    names: drafts.map(({ name }) => name),
  });
  const clients = findClients({ sentences, phrases, mentions, types: drafts.map(({ type }) => type) });
  const collectives = toCollectiveMentions(sentences, findCollectives(sentences, names), drafts);
  const named = order([
    ...mentions,
    ...collectives,
    ...descriptions.map(({ mention }) => mention),
    ...bodies,
    ...clients,
  ]);
  const hero = mentions[findHero(sentences, names)]?.referent; // a mention for each name
  const pronouns = findPronouns(sentences, named, { drafts, hero });
  const all = order([...named, ...pronouns]);
  const owners = new Map([
    ...findOwnBodies(phrases, { sentences, mentions: named, types: drafts.map(({ type }) => type) }),
    ...pronouns.map((pronoun) => [`${pronoun.sentence} ${pronoun.from}`, pronoun] as const),
    ...descriptions
      .filter(({ mention }) => sentences[mention.sentence]!.tokens[mention.to]?.text === "'s")
      .map(({ mention }) => [`${mention.sentence} ${mention.to + 1}`, mention] as const), // "the governor's | wife, Anna Berg"
  ]);
  const owned = roles.map((role) => ownedBy(role, owners));
  return {
    referents: toReferents(sentences, drafts, all),
    mentions: all,
    bySentence: toOutermost(sentences.length, all),
    roles: [...owned, ...descriptions.flatMap(({ role }) => (role ? [role] : []))],
    offices: toOffices(sentences.length, [...owned, ...vacant(phrases, mentions)]),
  };
}

function toOffices(count: number, roles: readonly (Role | Office)[]): Office[][] {
  const bySentence = Array.from({ length: count }, (): Office[] => []);
  for (const { phrase, holder, body } of roles)
    if (body && (holder === undefined || phrase.stated))
      bySentence[phrase.sentence]!.push({ phrase, body, ...(holder && { holder }) });
  return bySentence;
}

/** Roles in a named body that no name stands beside. */
function vacant(phrases: readonly RolePhrase[], names: readonly Mention[]): Office[] {
  return phrases.flatMap((phrase): Office[] => {
    const body = phrase.body === undefined ? undefined : names[phrase.body];
    return body && phrase.holder === undefined ? [{ phrase, body }] : [];
  });
}

/** "SpaceX founder", "Russian president", "reporter": how a referent's roles are listed. */
export function roleWords({ role, demonym, former }: RolePhrase, body: string | undefined): string {
  return [former ? "former" : "", demonym ?? "", role, body === undefined ? "" : `of ${body}`]
    .filter(Boolean)
    .join(" ");
}

function toNameMentions(sentences: readonly Sentence[], names: readonly Name[], drafts: Draft[]): Mention[] {
  const indexes = new Map<string, number>();
  const identities = identify(sentences, names);
  return names.map(({ sentence, from, to }, at): Mention => {
    const { name, type } = identities[at]!;
    const key = toNameKey(name, type);
    const referent = indexes.get(key) ?? drafts.push({ name, type, roles: new Set() }) - 1;
    indexes.set(key, referent);
    const behind = type === "Person" && LETTERS_BEHIND.test(sentences[sentence]!.tokens[to]?.text ?? ""); // "Anna Berg | KC"
    return { sentence, from, to: behind ? to + 1 : to, kind: "name", referent };
  });
}

/** Bodies that are described, joined with a named one of the same name: "Ukrainian troops" are the Armed Forces of Ukraine. */
function toCollectiveMentions(
  sentences: readonly Sentence[],
  collectives: readonly Collective[],
  drafts: Draft[],
): Mention[] {
  const indexes = new Map(drafts.map(({ name, type }, index) => [toNameKey(name, type), index]));
  return collectives.map(({ sentence, from, to, name }): Mention => {
    const key = toNameKey(name, "Agency");
    const referent = indexes.get(key) ?? drafts.push({ name, type: "Agency", roles: new Set() }) - 1;
    indexes.set(key, referent);
    const named = sentences[sentence]!.tokens.slice(from, to).every(
      (token) => token.cap || /^(?:of|the)$/.test(token.lower),
    );
    return { sentence, from, to, kind: named ? "name" : "description", referent }; // "Government of Kenya", "Kenyan troops"
  });
}

function findAllPhrases(sentences: readonly Sentence[], names: readonly Name[]): RolePhrase[] {
  const bySentence = sentences.map((): { name: Name; at: number }[] => []);
  names.forEach((name, at) => bySentence[name.sentence]!.push({ name, at }));
  return sentences.flatMap((sentence, index) =>
    sentence.zone === "junk" || sentence.zone === "byline" ? [] : findRolePhrases(sentence, index, bySentence[index]!),
  );
}

function toRoles(phrases: readonly RolePhrase[], mentions: readonly Mention[], drafts: readonly Draft[]): Role[] {
  const countries = new Map(
    drafts.flatMap(({ name, type }, referent) => (type === "Place" ? [[name, referent] as const] : [])),
  );
  return phrases.flatMap((phrase): Role[] => {
    if (phrase.holder === undefined) return [];
    const holder = mentions[phrase.holder]!;
    const body = phrase.body === undefined ? countryMention(phrase, countries) : mentions[phrase.body];
    return body?.referent === holder.referent ? [] : [{ phrase, holder, ...(body && { body }) }];
  });
}

/** "her | brother, Carl Berg", "the governor's | brother, Carl Berg": brother of whom he is. */
function ownedBy(role: Role, owners: ReadonlyMap<string, Mention>): Role {
  const { phrase, holder, body } = role;
  if (body) return role;
  const owner = owners.get(`${phrase.sentence} ${phrase.from}`);
  return owner && owner.referent !== holder.referent ? { ...role, body: owner } : role;
}

/** "Polish Defence Minister": Poland, where the document names it. */
function countryMention(phrase: RolePhrase, countries: ReadonlyMap<string, number>): Mention | undefined {
  const country =
    phrase.demonym === undefined || phrase.relation === "-" ? undefined : standardGazetteer().countryOf(phrase.demonym);
  const referent = country === undefined ? undefined : countries.get(country);
  return referent === undefined
    ? undefined
    : { sentence: phrase.sentence, from: phrase.from, to: phrase.to, kind: "description", referent };
}

const order = (mentions: readonly Mention[]) =>
  [...mentions].sort((a, b) => a.sentence - b.sentence || a.from - b.from || b.to - a.to);

function toOutermost(count: number, mentions: readonly Mention[]): Mention[][] {
  const bySentence = Array.from({ length: count }, (): Mention[] => []);
  for (const mention of mentions) {
    const own = bySentence[mention.sentence]!;
    if ((own.at(-1)?.to ?? 0) <= mention.from) own.push(mention);
  }
  return bySentence;
}

function toReferents(
  sentences: readonly Sentence[],
  drafts: readonly Draft[],
  mentions: readonly Mention[],
): ReadReferent[] {
  const lists = drafts.map((): ReadMention[] => []);
  for (const { sentence, from, to, kind, referent } of mentions) {
    const { tokens } = sentences[sentence]!;
    lists[referent]!.push({ start: tokens[from]!.start, end: tokens[to - 1]!.end, kind, passage: sentence });
  }
  return drafts.map(({ name, type, roles }, index) => ({ name, type, roles: [...roles], mentions: lists[index]! }));
}
