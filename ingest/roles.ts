/**
 * What people are said to be: "SpaceX founder", "head of NATO", "Former Under Secretary of Defense for Policy at the
 * Pentagon". A role phrase has a role word, often the body that it is a role in, and sometimes a holder: the name beside it.
 */
import type { Name } from "./mentions.js";
import type { Sentence } from "./passages.js";
import { scanLeft, scanRight } from "./role-bodies.js";
import { acts, holderAfter, holderBefore, speaks } from "./role-holders.js";
import { matchRole, type NamedSentence, type RoleMatch, toCoverage } from "./role-words.js";
import { Kind, type Token } from "./tokens.js";
import { ROLES, TITLES } from "./vocabulary.js";

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
  /** What it is of, where nothing named is: "head of the port" is of a "port". */
  readonly of?: string;
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
    if (left.former && !right.former && /^(?:a|an|the|now)$/.test(tokens[right.from]!.lower)) continue; // "a former minister and | the head of Halden"
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
    if (left.holder !== undefined && right.holder === undefined && joined(left, right) && !owns(right, tokens))
      shared[at] = { ...right, holder: left.holder, ...(left.stated && { stated: true }) };
  }
  for (let at = shared.length - 1; at > 0; at--) {
    const [left, right] = [shared[at - 1]!, shared[at]!];
    if (right.holder !== undefined && left.holder === undefined && joined(left, right))
      shared[at - 1] = { ...left, holder: right.holder, ...(right.stated && { stated: true }) };
  }
  return shared;
}

function toPhrase(place: NamedSentence, at: number, match: RoleMatch): RolePhrase {
  const { tokens, names, covered } = place;
  const left = scanLeft(place, at);
  const right = scanRight(place, match);
  const article = tokens[left.from]!.lower;
  const someone = /^(?:a|an|one|another)$/.test(article) || match.plural || isOfSomebody(tokens, left.from);
  const owner = isOwner(tokens, match.to);
  const opening = beforeOwner(tokens, left.from);
  const next = owner ? undefined : holderAfter(place, right.to, someone);
  const before =
    owner || next !== undefined || speaks(tokens, opening, right.to) || acts(tokens, opening, right.to)
      ? undefined
      : holderBefore(place, opening, match.plural);
  const holder = next ?? before?.position;
  const away = ABROAD.test(match.role) ? right.joint !== "of" : right.place && /^(?:in|to)$/.test(right.joint);
  const titled =
    match.relation === "REPRESENTS" && tokens[at]!.cap && ROLES.get(tokens[at - 1]?.lower ?? "") === "LEADS"; // "Halden chairman | Barrister Berg"
  const body = titled
    ? undefined
    : ((away ? undefined : right.body) ?? (left.body !== undefined && left.body !== holder ? left.body : undefined));
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
    ...(right.body === undefined && right.to > match.to && { of: tokens[right.to - 1]!.lower }),
    definite: first === "the" || first === "this" || first === "that" || covered[left.from] !== undefined,
    indefinite,
    former: left.former,
    distant: right.body !== undefined && right.body === body && right.distant,
    ...(holder !== undefined && { holder: names[holder]!.at }),
    ...(before?.stated && { stated: true }),
  };
}

/** "Berg, the sister of Voss, | the minister | 's lawyer"; not "a cousin of Voss | 's". */
const owns = ({ role, to }: RolePhrase, tokens: readonly Token[]) =>
  isOwner(tokens, to) && role.endsWith(tokens[to - 1]!.lower);

/** "Berg, | the minister | 's lawyer": whose lawyer she is. */
const isOwner = (tokens: readonly Token[], to: number) => /^(?:'s|')$/.test(tokens[to]?.text ?? "");

/** "Berg, | the minister's | chief of staff": to where the words about her begin. */
function beforeOwner(tokens: readonly Token[], from: number): number {
  if (tokens[from - 1]?.text !== "'s") return from;
  let at = from - 2;
  while (
    from - at <= 5 &&
    tokens[at]?.kind === Kind.Word &&
    !tokens[at]!.cap &&
    !/^(?:the|a|an|his|her)$/.test(tokens[at]!.lower)
  )
    at--;
  return /^(?:the|a|an|his|her)$/.test(tokens[at]?.lower ?? "") ? at : from;
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
