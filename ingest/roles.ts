/**
 * What people are said to be: "SpaceX founder", "head of NATO", "Former Under Secretary of Defense for Policy at the
 * Pentagon". A role phrase has a role word, often the body that it is a role in, and sometimes a holder: the name beside it.
 */
import { CALENDAR_WORDS, demonymCountry, isOrdinary, isVerb, ROLES, TITLES } from "./vocabulary.js";
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { Kind, type Token } from "./tokens.js";

export interface RolePhrase {
  readonly sentence: number;
  /** Tokens of the whole phrase, without the holder. */
  readonly from: number;
  readonly to: number;
  /** The role in lower case: "deputy chief of staff". */
  readonly role: string;
  /** What the role says of holder and body: FOUNDED, LEADS …, or "-". */
  readonly relation: string;
  /** Index of the name of the body; or a people's adjective ("Russian") in its place. */
  readonly body?: number;
  readonly demonym?: string;
  /** "the", "this": it means someone whom the text knows. */
  readonly definite: boolean;
  /** "a", "one", "another", a number, or a plural: someone or some whom it does not name. */
  readonly indefinite: boolean;
  readonly former: boolean;
  /** Other words stand between role and body: "head of the Space Office of Russia". */
  readonly distant: boolean;
  /** Index of the holder's name, when it stands beside the phrase. */
  readonly holder?: number;
  /** A verb or "as" joins the two: "Berg | was | head of X". What the sentence makes of it is for its clauses to say. */
  readonly stated?: true;
}

const LONGEST_ROLE = 4;
const LONGEST_PHRASE = 14;
const MODIFIER =
  /^(?:former|ex|then|now|current|acting|late|outgoing|incoming|longtime|long-time|veteran|senior|top|chief|deputy|vice|first|second|assistant|associate|executive|general|prime|foreign|interior|finance|defense|defence|investigative|political|military|honorary|acting|interim|newly|elected|billionaire|disgraced|exiled|jailed|retired|young|old|new|famous|prominent|influential|controversial|notorious|powerful|wealthy|richest|leading|main|national|local|regional|federal|state|opposition|press|security|intelligence|communications|technology|tech|media|business|space|so-called|-|\.|,)$/;

/** All role phrases of a sentence; `names` are the names of the sentence with their index in the document. */
export function findRolePhrases(
  sentence: Sentence,
  index: number,
  names: readonly { readonly name: Name; readonly at: number }[],
): RolePhrase[] {
  const phrases: RolePhrase[] = [];
  const { tokens } = sentence;
  const covered = toCoverage(tokens.length, names);
  for (let at = 0; at < tokens.length; at++) {
    if (covered[at] !== undefined) continue;
    const role = matchRole(tokens, at, covered);
    if (!role) continue;
    const phrase = toPhrase({ tokens, names, covered, index }, at, role);
    phrases.push(phrase);
    at = Math.max(at, phrase.to - 1, role.to - 1);
  }
  return shareHolders(shareBodies(phrases, sentence, names), tokens);
}

/** "founder and president | of Vantor", "Vantor's | founder and president": one body for both. */
function shareBodies(
  phrases: readonly RolePhrase[],
  { tokens }: Sentence,
  names: readonly { readonly name: Name; readonly at: number }[],
): RolePhrase[] {
  const shared = [...phrases];
  for (let at = 1; at < shared.length; at++) {
    const [left, right] = [shared[at - 1]!, shared[at]!];
    if (right.from !== left.to + 1 || tokens[left.to]!.lower !== "and") continue;
    if (left.relation === "-" || right.relation === "-") continue;
    if (left.demonym !== undefined || right.demonym !== undefined) continue;
    if (left.body === undefined && right.body !== undefined) shared[at - 1] = { ...left, body: right.body };
    else if (left.body !== undefined && right.body === undefined && isWordOnly(right)) {
      const body = names.find((name) => name.at === left.body);
      if (body && body.name.to < left.to) shared[at] = { ...right, body: left.body };
    }
  }
  return shared;
}

const isWordOnly = ({ from, to, role }: RolePhrase) => to - from === role.split(" ").length;

/** "billionaire and founder of SpaceX | Elon Musk", "Musk, founder of SpaceX and owner of X": one holder for both. */
function shareHolders(phrases: readonly RolePhrase[], tokens: readonly Token[]): RolePhrase[] {
  const shared = [...phrases];
  const joined = (left: RolePhrase, right: RolePhrase) =>
    /^(?:and|,|, and)$/.test(
      tokens
        .slice(left.to, right.from)
        .map(({ lower }) => lower)
        .join(" "),
    );
  for (let at = 1; at < shared.length; at++) {
    const [left, right] = [shared[at - 1]!, shared[at]!];
    if (left.holder !== undefined && right.holder === undefined && joined(left, right))
      shared[at] = { ...right, holder: left.holder, ...(left.stated && { stated: true }) };
  }
  for (let at = shared.length - 1; at > 0; at--) {
    const [left, right] = [shared[at - 1]!, shared[at]!];
    if (right.holder !== undefined && left.holder === undefined && joined(left, right))
      shared[at - 1] = { ...left, holder: right.holder, ...(right.stated && { stated: true }) };
  }
  return shared;
}

interface Place {
  readonly tokens: readonly Token[];
  readonly names: readonly { readonly name: Name; readonly at: number }[];
  readonly covered: readonly (number | undefined)[];
  readonly index: number;
}

interface RoleMatch {
  readonly to: number;
  readonly role: string;
  readonly relation: string;
  readonly plural: boolean;
}

/** For each token, the position in `names` of the name that covers it. */
function toCoverage(length: number, names: readonly { readonly name: Name }[]): (number | undefined)[] {
  const covered = new Array<number | undefined>(length).fill(undefined);
  names.forEach(({ name }, position) => covered.fill(position, name.from, name.to));
  return covered;
}

/** Who stands in for a head is not the head: "vice | prime minister". */
const STANDING_IN = /^(?:vice|deputy|assistant|associate)$/;

/** The longest role that starts here: "deputy chief of staff" before "deputy chief". */
function matchRole(
  tokens: readonly Token[],
  at: number,
  covered: readonly (number | undefined)[],
): RoleMatch | undefined {
  const listed = matchListed(tokens, at, covered);
  const first = tokens[at]?.lower ?? "";
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

function toPhrase(place: Place, at: number, match: RoleMatch): RolePhrase {
  const { tokens, names, covered } = place;
  const left = scanLeft(place, at);
  const right = scanRight(place, match);
  const article = tokens[left.from]!.lower;
  const someone = /^(?:a|an|one|another)$/.test(article) || match.plural || isOfSomebody(tokens, left.from);
  const next = holderAfter(place, right.to, someone);
  const before =
    next !== undefined || speaks(tokens, left.from, right.to) || acts(tokens, left.from, right.to)
      ? undefined
      : holderBefore(place, left.from);
  const holder = next ?? before?.position;
  const away = ABROAD.test(match.role) ? right.joint !== "of" : right.place && /^(?:in|to)$/.test(right.joint);
  const body =
    (away ? undefined : right.body) ?? (left.body !== undefined && left.body !== holder ? left.body : undefined);
  const narrows = left.narrow || right.narrow || (body !== undefined && body === left.body && right.to > match.to);
  const first = tokens[left.from]!.lower;
  const word = tokens[left.from - 1]?.lower ?? "";
  const indefinite =
    match.plural ||
    /^(?:a|an|another|one|two|three|several|many|some|other|any|every|each|no|few|number)$/.test(first) ||
    tokens[left.from]!.kind === Kind.Number ||
    (first !== "the" && /^(?:two|three|other|several|some|of)$/.test(word));
  return {
    sentence: place.index,
    from: left.from,
    to: right.to,
    role: match.role,
    relation: narrows ? (match.relation === "LEADS" ? "OFFICIAL_OF" : match.relation) : match.relation,
    ...(body !== undefined && { body: names[body]!.at }),
    ...(body === undefined && left.demonym !== undefined && { demonym: left.demonym }),
    definite: first === "the" || first === "this" || first === "that" || covered[left.from] !== undefined,
    indefinite,
    former: left.former,
    distant: right.body !== undefined && right.body === body && right.distant,
    ...(holder !== undefined && { holder: names[holder]!.at }),
    ...(before?.stated && { stated: true }),
  };
}

/** "the former helper of | the minister, Anna Berg": she is the helper, or it is unclear; "the office of | the minister, Anna Berg" is not. */
function isOfSomebody(tokens: readonly Token[], from: number): boolean {
  const [joint, head] = [tokens[from - 1]?.lower ?? "", tokens[from - 2]?.lower ?? ""];
  if (!/^(?:of|for|to)$/.test(joint)) return false;
  return (
    ROLES.has(head) || TITLES.has(head) || /(?:er|or|man|woman|ist|ant|friend|ally|aide|mate|heir|spouse)s?$/.test(head)
  );
}

/** Who is sent: "Kenya's ambassador | to Uganda" is no official of Uganda's. */
const ABROAD = /^(?:ambassador|envoy|special envoy|consul|attaché|representative)$/;
/** Roles in regard to a person: "a cousin of Berg's", "an adviser to President Berg". */
const PERSONAL = /^(?:FAMILY_OF|ADVISES|REPRESENTS)$/;

/** Back over modifiers, names and possessives to the article. */
function scanLeft({ tokens, names, covered }: Place, at: number) {
  let from = at;
  let body: number | undefined;
  let demonym: string | undefined;
  let former = false;
  let narrow = false;
  while (from > 0 && at - from < LONGEST_PHRASE) {
    const token = tokens[from - 1]!;
    const position = covered[from - 1];
    if (position !== undefined) {
      const { name } = names[position]!;
      if (name.type === "Person" && tokens[from]?.text !== "'s") break; // "Musk, founder": a holder, not a body
      if (tokens[from]!.text === ",") break;
      if (name.type === "Place" && /^(?:in|at|from|to|near)$/.test(tokens[name.from - 1]?.lower ?? "")) break; // "In Turkey | Minister Ellwood met"
      body ??= position;
      from = name.from;
      continue;
    }
    if (token.text === "'s") {
      if (covered[from - 2] === undefined) break; // "the man's lawyer"
      from--;
      continue;
    }
    if (token.text === "," || token.text === ".") {
      if (!(
        token.text === "," &&
        MODIFIER.test(tokens[from - 2]?.lower ?? "") &&
        MODIFIER.test(tokens[from]!.lower) &&
        tokens[from - 2]!.lower !== ","
      ))
        break;
      from--;
      continue;
    }
    if (body !== undefined && /^(?:this|that)$/.test(token.lower)) break; // "said that | Kenya's minister"
    if (/^(?:the|a|an|this|that|his|her|its|their|our|another|one)$/.test(token.lower)) {
      from--;
      break;
    }
    const country = token.cap ? demonymCountry(token.text) : undefined;
    if (country !== undefined) demonym ??= token.text;
    else if (!(
      MODIFIER.test(token.lower) ||
      ROLES.has(token.lower) ||
      (token.kind === Kind.Word && body === undefined && isModifierNoun(token))
    ))
      break;
    if (/^(?:former|ex|late|then|outgoing|retired)$/.test(token.lower)) former = true;
    if (SECOND.test(token.lower) || TOPIC.test(token.lower)) narrow = true;
    from--;
  }
  while (from < at && /^[,.-]$/.test(tokens[from]!.text)) from++;
  return { from, body, demonym, former, narrow };
}
/** "vice | president": no head. */
const SECOND = /^(?:vice|deputy|assistant|associate|sub)$/;
/** "the League's foreign policy | chief": the head of a part. */
const TOPIC =
  /^(?:policy|sales|marketing|finance|financial|legal|security|intelligence|press|communications|media|technology|engineering|research|regional|operations|operating|human|personnel|trade|justice|police|army|navy|military|defense|defence|space|climate|health|competition|digital|budget)$/;

const NOT_MODIFIERS =
  /^(?:and|or|but|by|of|in|on|at|to|from|with|as|for|said|says|told|is|are|was|were|be|been|has|have|had|who|which|that|when|while|if|not|also|he|she|it|they|we|i|you|him|them|because|after|before|than|so|then|there|never|not|no|longer|called|named|became|become|met|asked|including)$/;
/** "defense", "oil": capitalised or a plain noun before the role. */
const isModifierNoun = (token: Token) =>
  !NOT_MODIFIERS.test(token.lower) && (token.cap || isOrdinary(token.lower)) && !/(?:ly|ing|ed)$/.test(token.lower);

/** "the wife of Berg's lawyer | Voss": Voss's; "of Berg's lawyer" without a name: nobody's. */
function ownedPerson({ tokens, names, covered }: Pick<Place, "tokens" | "names" | "covered">, who: number) {
  let at = names[who]!.name.to;
  if (tokens[at]?.text !== "'s") return who;
  for (at++; tokens[at] && covered[at] === undefined; at++)
    if (tokens[at]!.kind !== Kind.Word || NOT_MODIFIERS.test(tokens[at]!.lower)) break;
  const next = covered[at];
  const owner = /^(?:,|\.|$)/.test(tokens[names[who]!.name.to + 1]?.lower ?? ""); // "a cousin of Berg's, …"
  if (owner) return who;
  return next !== undefined && names[next]!.name.type === "Person" && names[next]!.name.from === at ? next : undefined;
}

/** Over "of Defense for Policy at the Pentagon"; the last body named there. */
function scanRight({ tokens, names, covered }: Place, { to: at, relation }: RoleMatch) {
  let to = at;
  let body: number | undefined;
  let joint = "";
  let distant = false;
  let narrow = false;
  while (to < tokens.length && to - at < LONGEST_PHRASE) {
    const token = tokens[to]!;
    if (/^(?:of|for|at|in|to|with|on)$/.test(token.lower)) {
      const end = nounPhraseEnd(tokens, covered, to + 1);
      const who = end.who === undefined ? undefined : ownedPerson({ tokens, names, covered }, end.who);
      if (who !== undefined && body === undefined && PERSONAL.test(relation)) {
        body = who;
        to = names[end.who!]!.name.to;
        break;
      }
      if (end.to === to + 1 || end.person) break;
      if (token.lower !== "of" && end.body === undefined && tokens[to + 1]?.cap !== true) break;
      const topic = token.lower === "for" && end.body !== undefined && names[end.body]!.name.type === "Place"; // "Minister for Central Asia"
      if (end.body !== undefined && !topic && body === undefined) [body, joint] = [end.body, token.lower]; // of "the Space Office of Russia" the office
      if (end.body !== undefined && end.body === body) narrow ||= end.owned;
      distant ||= end.body === undefined || end.words;
      to = end.to;
      continue;
    }
    break;
  }
  const type = body === undefined ? undefined : names[body]!.name.type;
  return {
    to,
    distant,
    narrow,
    joint,
    place: type === "Place",
    body: type === "Person" && !PERSONAL.test(relation) ? undefined : body,
  };

  function nounPhraseEnd(all: readonly Token[], cover: readonly (number | undefined)[], start: number) {
    let end = start;
    if (/^(?:the|a|an|its|his|her|their)$/.test(all[end]?.lower ?? "")) end++;
    let found: number | undefined;
    let owned = false;
    const first = end;
    while (end < all.length && end - first < 8) {
      const position = cover[end];
      if (position !== undefined) {
        if (names[position]!.name.type === "Person")
          return {
            to: end,
            body: found,
            person: end === first,
            words: true,
            owned,
            who: all.slice(first, end).every(({ lower }) => TITLES.has(lower)) ? position : undefined,
          };
        found = position;
        end = names[position]!.name.to;
        if (all[end]?.text !== "'s") break;
        owned = true; // "commander of | Kenya | 's army"
        end++;
        continue;
      }
      const token = all[end]!;
      if (token.kind !== Kind.Word || NOT_MODIFIERS.test(token.lower) || CALENDAR_WORDS.has(token.lower)) break;
      if (
        demonymCountry(token.text) === undefined &&
        !token.cap &&
        !isOrdinary(token.lower) &&
        cover[end + 1] === undefined
      )
        break;
      end++;
      if (!/^(?:and|&)$/.test(all[end]?.lower ?? "")) continue;
      if (all[end + 1]?.cap === true && cover[end + 1] === undefined && isOrdinary(all[end + 1]!.lower))
        end++; // "Trade and Industry"
      else break;
    }
    return {
      to: end === first ? start : end,
      body: found,
      person: false,
      owned,
      who: undefined,
      words: found !== undefined && names[found]!.name.from !== first,
    };
  }
}

/** The person directly after the phrase: "spokesman Dmitry Peskov", "…, Colin Kahl,", "a soldier named Nikolai", "founder is X". */
function holderAfter({ tokens, names, covered }: Place, to: number, someone: boolean): number | undefined {
  let at = to;
  const comma = tokens[at]?.text === ",";
  if (someone && comma) return undefined; // "in a call to an official, Musk said"
  if (comma || /^(?:named|called|,|-|–|—|:)$/.test(tokens[at]?.lower ?? "")) at++;
  if (/^(?:named|called)$/.test(tokens[at]?.lower ?? "")) at++;
  while (/^(?:mr|mr\.|mrs|mrs\.|ms|ms\.|dr|dr\.|sir)$/.test(tokens[at]?.lower ?? "") && covered[at] === undefined) at++;
  const position = covered[at];
  if (position === undefined || names[position]!.name.type !== "Person" || names[position]!.name.from !== at)
    return undefined;
  if (!comma) return position;
  const after = tokens[names[position]!.name.to];
  return after === undefined || /^[,.]$/.test(after.text) || isVerbLike(after) ? position : undefined;
}

/** "They met Berg, | the minister | said": who speaks is not Berg. */
const speaks = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from - 1]?.text === "," &&
  /^(?:said|says|told|added|adds|wrote|writes|claimed|claims|confirmed|announced|recalled|explained|noted|reported)$/.test(
    tokens[to]?.lower ?? "",
  );

/** "freed Berg as | witness | recants": the subject of another clause. */
const acts = (tokens: readonly Token[], from: number, to: number) =>
  tokens[from - 1]?.lower === "as" && tokens[to]?.kind === Kind.Word && isVerb(tokens[to].lower);

const isVerbLike = (token: Token) =>
  /^(?:said|says|told|has|had|was|is|who|will|would|called|met|asked|and)$/.test(token.lower);

/** "Jens Stoltenberg, head of NATO", "Musk (founder of SpaceX)", "Putin is the president", "Musk - owner of X". */
function holderBefore(
  { tokens, names, covered }: Place,
  from: number,
): { readonly position: number; readonly stated: boolean } | undefined {
  let at = from - 1;
  const aside = tokens[at]?.lower === "as" && tokens[at - 1]?.text === ","; // "Berg, as head of X, left"
  const stated = !/^(?:,|\(|-|–|—)$/.test(tokens[at]?.text ?? "");
  const beside = covered[at];
  const verb = beside === undefined ? undefined : tokens[names[beside]!.name.from - 1]?.lower;
  const given = /^(?:appointed|elected|named|made)$/.test(verb ?? ""); // "appointed Berg | head of X"
  if (given) at = from - 1;
  else if (!stated) at--;
  else if (/^(?:is|was|as|became|become|remains|named|elected|appointed)$/.test(tokens[at]?.lower ?? "")) {
    at--;
    while (
      /^(?:is|was|has|been|also|currently|now|later|then|himself|herself|,)$/.test(tokens[at]?.lower ?? "") &&
      covered[at] === undefined
    )
      at--;
  } else return undefined;
  at = beforeBrackets(tokens, at);
  while (tokens[at] && covered[at] === undefined && /^(?:\)|[0-9]{1,3}|,|jr\.|himself)$/.test(tokens[at]!.lower)) at--; // "Smith, 54, head of"
  const position = at >= 0 ? covered[at] : undefined;
  return position !== undefined && names[position]!.name.type === "Person" && names[position]!.name.to === at + 1
    ? { position, stated: stated && !aside }
    : undefined;
}

const LONGEST_BRACKETS = 20;

/** "Berg | (3 March 1940 – 5 May 2001) | was": over the brackets that close at `at`. */
function beforeBrackets(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text !== ")") return at;
  for (let back = at - 1; back >= 0 && at - back <= LONGEST_BRACKETS; back--)
    if (tokens[back]!.text === "(") return back - 1;
  return at;
}
