/** What a role is a role in: "| Kenya's | foreign minister", "head | of the Space Office of Russia |". */
import { VERB_FORMS } from "./frames.js";
import { mayBeNoun } from "./grammar.js";
import type { NamedSentence, RoleMatch } from "./role-words.js";
import { Kind, type Token } from "./tokens.js";
import { CALENDAR_WORDS, demonymCountry, HEADS, isOrdinary, ROLES, TITLES } from "./vocabulary.js";

const LONGEST_PHRASE = 14;
const MODIFIER =
  /^(?:former|ex|then|now|current|acting|late|outgoing|incoming|longtime|long-time|veteran|senior|top|chief|deputy|vice|first|second|assistant|associate|executive|general|prime|foreign|interior|finance|defense|defence|investigative|political|military|honorary|acting|interim|newly|elected|billionaire|disgraced|exiled|jailed|retired|young|old|eldest|youngest|elder|younger|only|close|new|famous|prominent|influential|controversial|notorious|powerful|wealthy|richest|leading|main|national|local|regional|federal|state|opposition|press|security|intelligence|communications|technology|tech|media|business|space|so-called|-|\.|,)$/;
/** Roles in regard to a person: "a cousin of Berg's", "an adviser to President Berg". */
const PERSONAL = /^(?:FAMILY_OF|ADVISES|REPRESENTS)$/;

/** Back over modifiers, names and possessives to the article. */
export function scanLeft({ tokens, names, covered }: NamedSentence, at: number) {
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
      if (name.type === "Person" && body !== undefined && names[body]!.name.type === "Place") body = undefined; // "Berg's | Ohio director"
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
    if (/^(?:former|ex|late|then|retired|ousted|onetime|one-time|erstwhile)$/.test(token.lower)) former = true;
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
  !NOT_MODIFIERS.test(token.lower) &&
  (token.cap || isOrdinary(token.lower)) &&
  !/(?:ly|ing|ed)$/.test(token.lower) &&
  !isPast(token.lower);

/** "paid | Senator Berg", "told | Minister Voss": the verb before a title is none of its words. */
const isPast = (lower: string) =>
  !mayBeNoun(lower) &&
  (VERB_FORMS.get(lower)?.some(({ forms }) => forms.includes("past") || forms.includes("participle")) ?? false);

/** "the wife of Berg's lawyer | Voss": Voss's; "of Berg's lawyer" without a name: nobody's. */
function ownedPerson({ tokens, names, covered }: NamedSentence, who: number) {
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
export function scanRight(place: NamedSentence, { to: at, relation, role }: RoleMatch) {
  const { tokens, names } = place;
  let to = at;
  let body: number | undefined;
  let joint = "";
  let distant = false;
  let narrow = false;
  while (to < tokens.length && to - at < LONGEST_PHRASE) {
    const token = tokens[to]!;
    if (/^(?:of|for|at|in|to|with|on)$/.test(token.lower)) {
      const end = nounPhraseEnd(place, to + 1);
      const who = end.who === undefined ? undefined : ownedPerson(place, end.who);
      if (who !== undefined && body === undefined && PERSONAL.test(relation)) {
        body = who;
        to = names[end.who!]!.name.to;
        break;
      }
      if (end.to === to + 1 || end.person) break;
      if (/^(?:FAMILY_OF|-)$/.test(relation) && end.body === undefined && isSomebody(tokens[end.to - 1]!)) break; // "friend of the deputy | of the Duma Berg"
      if (token.lower !== "of" && end.body === undefined && tokens[to + 1]?.cap !== true) break;
      if (token.lower === "at" && OF_A_LAND.test(role)) break;
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
  if (distant && type === "Place" && !OF_A_LAND.test(role) && !isOfPlace(tokens, at, names[body!]!.name.from))
    narrow = true; // "head of the space office of Russia"
  return {
    to,
    distant,
    narrow,
    joint,
    place: type === "Place",
    body: type === "Person" && !PERSONAL.test(relation) ? undefined : body,
  };
}

/** "saw the mayor | at the Hotel Kolff": where, and not of what. */
const OF_A_LAND = /(?:mayor|president|minister|premier|chancellor|king|queen|governor|senator|ambassador)$/;

/** "head of the | city | of Kherson". */
const isOfPlace = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from, to)
    .every(
      ({ lower }) =>
        NOT_MODIFIERS.test(lower) ||
        /^(?:the|a|city|town|village|state|republic|region|province|district|island|kingdom|county|municipality|capital|country|nation)$/.test(
          lower,
        ),
    );

/** "the | deputy |", "the | industrialist |". */
const isSomebody = ({ lower, cap }: Token) => !cap && (ROLES.has(lower) || /(?:ist|ier|man|woman)$/.test(lower));

/** "of | former Prime Minister | Berg". */
const isOfTitle = ({ lower, text }: Token) =>
  TITLES.has(lower) ||
  MODIFIER.test(lower) ||
  ROLES.has(lower) ||
  PROFESSION.test(lower) ||
  demonymCountry(text) !== undefined;
const PROFESSION =
  /^(?:industrialist|painter|banker|pianist|violinist|journalist|novelist|sculptor|merchant|trader|landowner)$/;

/** "governor of the Zarechye | region | Anna Berg": the noun between the body and who holds the role. */
function isBeforePerson({ tokens, names, covered }: Omit<NamedSentence, "index">, at: number): boolean {
  const next = covered[at + 1];
  return (
    /^(?:region|province|district|republic|territory|city|plant|factory|company|group|holding|concern|party|bank|channel|agency|university|club)$/.test(
      tokens[at]?.lower ?? "",
    ) &&
    covered[at] === undefined &&
    next !== undefined &&
    names[next]!.name.type === "Person" &&
    names[next]!.name.from === at + 1
  );
}

/** Over "the Ministry of Trade and Industry" or "Kenya's army": its end, the body named there, or the person. */
function nounPhraseEnd({ tokens, names, covered }: NamedSentence, start: number) {
  let end = start;
  if (/^(?:the|a|an|its|his|her|their)$/.test(tokens[end]?.lower ?? "")) end++;
  let found: number | undefined;
  let owned = false;
  const first = end;
  while (end < tokens.length && end - first < 8) {
    const position = covered[end];
    if (position !== undefined) {
      if (names[position]!.name.type === "Person")
        return {
          to: end,
          body: found,
          person: end === first || TITLES.has(tokens[end - 1]!.lower),
          words: true,
          owned,
          who: tokens.slice(first, end).every(isOfTitle) ? position : undefined,
        };
      found = position;
      end = names[position]!.name.to;
      if (isBeforePerson({ tokens, names, covered }, end)) end++;
      if (tokens[end]?.text !== "'s") break;
      owned = true; // "commander of | Kenya | 's army"
      end++;
      continue;
    }
    const token = tokens[end]!;
    const inner = covered[end + 1];
    if (token.text === '"' && end > first && inner !== undefined && names[inner]!.name.type !== "Person") {
      const close = names[inner]!.name.to;
      if (tokens[close]?.text === '"') [found, end] = [inner, close + 1]; // 'of the plant | "Halden" |'
      break;
    }
    if (token.kind !== Kind.Word || NOT_MODIFIERS.test(token.lower) || CALENDAR_WORDS.has(token.lower)) break;
    if (
      demonymCountry(token.text) === undefined &&
      !token.cap &&
      !isOrdinary(token.lower) &&
      !HEADS.has(token.lower) &&
      tokens[end + 1]?.text !== "," && // "head of the port | inspectorate |, Anna Berg"
      covered[end + 1] === undefined
    )
      break;
    end++;
    if (!/^(?:and|&)$/.test(tokens[end]?.lower ?? "")) continue;
    if (tokens[end + 1]?.cap === true && covered[end + 1] === undefined && isOrdinary(tokens[end + 1]!.lower))
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
