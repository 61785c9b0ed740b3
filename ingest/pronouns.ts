/**
 * "He", "she", "him", "his" to persons: the subject of the clause or sentence before, of a fitting gender, and no one who
 * takes part in the same clause already.
 */
import type { EntityType } from "../graph/model.js";
import { VERB_FORMS } from "./frames.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";
import { Kind, type Token } from "./tokens.js";
import { GIVEN_NAMES, isVerb, ROLES, type Gender } from "./vocabulary.js";

interface Draft {
  readonly name: string;
  readonly type: EntityType;
  readonly roles: ReadonlySet<string>;
}

const MALE = new Set(["he", "him", "his", "himself"]);
const FEMALE = new Set(["she", "her", "hers", "herself"]);
const SUBJECTS = new Set(["he", "she"]);
const POSSESSIVES = new Set(["his", "her", "hers"]);
/** Sentences looked back. */
const REACH = 3;

export function findPronouns(
  sentences: readonly Sentence[],
  named: readonly Mention[],
  { drafts, hero }: { readonly drafts: readonly Draft[]; readonly hero: number | undefined },
): Mention[] {
  const genders = drafts.map(toGender);
  const bodies = sentences.map((): Mention[] => []);
  for (const mention of named)
    if (/^(?:Organization|Agency|Publication)$/.test(drafts[mention.referent]!.type))
      bodies[mention.sentence]!.push(mention);
  const bySentence = sentences.map((): Mention[] => []);
  for (const mention of named)
    if (drafts[mention.referent]!.type === "Person") bySentence[mention.sentence]!.push(mention);
  const found: Mention[] = [];
  sentences.forEach((sentence, index) => {
    if (sentence.zone === "junk" || sentence.zone === "byline") return;
    const strangers = new Map<Gender, number>(); // "His work made him Dorn's heir, and | he | …": not Dorn
    sentence.tokens.forEach((token, at) => {
      const body =
        token.lower === "it"
          ? (speakingBody(bodies[index]!, sentence.tokens, at) ??
            (at === 0 ? bodyBefore({ sentences, bodies }, drafts, index) : undefined))
          : undefined;
      if (body !== undefined) found.push({ sentence: index, from: at, to: at + 1, kind: "pronoun", referent: body });
      const gender = MALE.has(token.lower) ? "m" : FEMALE.has(token.lower) ? "f" : undefined;
      if (gender === undefined || token.kind !== Kind.Word) return;
      const referent = findAntecedent(
        { sentences, bySentence, genders, hero },
        { sentence: index, at, gender, word: token.lower },
      );
      if (referent === undefined) strangers.set(gender, strangers.get(gender) ?? at);
      const stranger = strangers.get(gender);
      if (referent === undefined || (stranger !== undefined && !isNamedBefore(bySentence[index]!, referent, stranger)))
        return;
      const mention: Mention = { sentence: index, from: at, to: at + 1, kind: "pronoun", referent };
      found.push(mention);
      insert(bySentence[index]!, mention);
    });
  });
  return found;
}

const isNamedBefore = (mentions: readonly Mention[], referent: number, at: number) =>
  mentions.every((mention) => mention.referent !== referent || mention.to <= at);

/** "Tarn denied that | it | had sold": the body that speaks, when it is the subject of what comes before. */
/** "Halden sold the ship to Vantor. | It | denied …": the body that the sentence before is about, and that alone. */
function bodyBefore(
  { sentences, bodies }: { readonly sentences: readonly Sentence[]; readonly bodies: readonly (readonly Mention[])[] },
  drafts: readonly Draft[],
  index: number,
): number | undefined {
  const { tokens, paragraphStart } = sentences[index]!;
  const before = sentences[index - 1];
  if (paragraphStart || before?.zone !== sentences[index]!.zone || !isDenying(tokens[1])) return undefined;
  const subjects = bodies[index - 1]!.filter(
    (mention) => isSubject(mention, before.tokens) && !isOblique(mention, before.tokens),
  );
  const [first] = subjects;
  if (!first || new Set(subjects.map(({ referent }) => referent)).size !== 1 || first.from > 1) return undefined;
  return drafts[first.referent]!.type === "Publication" ? undefined : first.referent; // of what a paper tells, another body may be meant
}
const isDenying = (token: Token | undefined) =>
  /^(?:denied|denies|said|says|rejected|declined|refused)$/.test(token?.lower ?? "");

function speakingBody(bodies: readonly Mention[], tokens: readonly Token[], at: number): number | undefined {
  const before = tokens[beforeWhen(tokens, at)]?.lower ?? "";
  if (!/^(?:that|said|says|announced|confirmed|claimed|added|stated|denied)$/.test(before)) return undefined;
  const told = /^(?:that)$/.test(before) && /^(?:reported|reports|wrote|writes)$/.test(tokens[at - 2]?.lower ?? "");
  if (told) return undefined; // "the paper reported that | it | had": another body of which it tells
  return bodies.findLast(
    (mention) => mention.to < at && at - mention.to <= 12 && isSubject(mention, tokens) && !isOblique(mention, tokens),
  )?.referent;
}

/** "said | on Wednesday | it had": the word before the time. */
function beforeWhen(tokens: readonly Token[], at: number): number {
  let back = at - 1;
  while (at - back <= 5 && tokens[back] && WHEN.test(tokens[back]!.lower)) back--;
  return back;
}
const WHEN =
  /^(?:on|in|late|early|last|this|earlier|week|month|year|today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d{1,4})$/;

interface Known {
  readonly sentences: readonly Sentence[];
  readonly bySentence: readonly (readonly Mention[])[];
  readonly genders: readonly Gender[];
  /** Whose life the text tells. */
  readonly hero: number | undefined;
}

interface Pronoun {
  readonly sentence: number;
  readonly at: number;
  readonly gender: "m" | "f";
  readonly word: string;
}

function findAntecedent({ sentences, bySentence, genders, hero }: Known, pronoun: Pronoun): number | undefined {
  const fits = ({ referent }: Mention) => genders[referent] === "b" || genders[referent] === pronoun.gender;
  const { tokens, paragraphStart } = sentences[pronoun.sentence]!;
  const isFirst = (bySentence[pronoun.sentence]![0]?.from ?? Infinity) > pronoun.at;
  if (hero !== undefined && paragraphStart && isFirst && SUBJECTS.has(pronoun.word)) {
    if (genders[hero] === "b" || genders[hero] === pronoun.gender) return hero; // "Personal life. | She | was married to …"
  }
  const barred = barredReferents(tokens, bySentence[pronoun.sentence]!, pronoun);
  const before = bySentence[pronoun.sentence]!.filter(
    (mention) => mention.to <= pronoun.at && fits(mention) && !barred.has(mention.referent),
  );
  const told = isTag(tokens, pronoun)
    ? before.find(({ from, to }) => to - from === 1 && isHim(tokens[from]!))
    : undefined;
  if (told) return told.referent;
  const joined = POSSESSIVES.has(pronoun.word) && tokens[pronoun.at - 1]?.lower === "and" ? before.at(-1) : undefined;
  if (joined?.to === pronoun.at - 1) return joined.referent; // "Berg spoke of Voss and | his | sister"
  if (before.length > 0 && !isTag(tokens, pronoun)) return choose(before, tokens, pronoun).referent;
  if (/^(?:himself|herself)$/.test(pronoun.word)) return undefined; // "her brother killed | himself": he, and nobody named before
  for (let back = pronoun.sentence - 1; back >= Math.max(0, pronoun.sentence - REACH); back--) {
    if (sentences[back]!.zone === "junk") continue;
    const people = outsideQuotes(
      bySentence[back]!.filter((mention) => fits(mention) && !barred.has(mention.referent)),
      sentences[back]!.tokens,
      quotesBefore(tokens, pronoun.at),
    );
    const again = SUBJECTS.has(pronoun.word)
      ? undefined
      : sameObject(people, sentences[back]!.tokens, tokens[pronoun.at - 1]);
    if (again && pronoun.word !== "his") return again.referent;
    if (people.length > 0)
      return (speakerAtEnd(people, sentences, pronoun, back) ?? subjectOf(people, sentences[back]!.tokens)).referent;
  }
  return before.length > 0 ? choose(before, tokens, pronoun).referent : undefined;
}

/** "The mayor wants the police to | arrest | Dorn. They have not | arrested | him": to whom the same was done. */
function sameObject(
  people: readonly Mention[],
  tokens: readonly Token[],
  verb: Token | undefined,
): Mention | undefined {
  const deeds = lemmasOf(verb);
  return deeds.length === 0
    ? undefined
    : people.find(({ from }) => lemmasOf(tokens[from - 1]).some((lemma) => deeds.includes(lemma)));
}
const lemmasOf = (token: Token | undefined) => (VERB_FORMS.get(token?.lower ?? "") ?? []).map(({ lemma }) => lemma);

/** '"Dorn and I are friends," | Berg | said. His lawyer': who speaks, rather than whom the quote names. */
function outsideQuotes(people: readonly Mention[], tokens: readonly Token[], quoted: boolean): readonly Mention[] {
  if (quoted || people.length < 2) return people;
  const outside = people.filter(({ from }) => !quotesBefore(tokens, from));
  return outside.length > 0 ? outside : people;
}

/** Within a quote that opened in this sentence. */
function quotesBefore(tokens: readonly Token[], at: number): boolean {
  let open = false;
  for (let back = 0; back < at; back++) if (tokens[back]!.text === '"') open = !open;
  return open;
}

/** "Berg had met Dorn, | he | said.": who tells it is whoever spoke before, or was told: "Berg had told him …, | he | said". */
function isTag(tokens: readonly Token[], { at, word }: Pronoun): boolean {
  if (!SUBJECTS.has(word) || !/^[,"]$/.test(tokens[at - 1]?.text ?? "")) return false;
  const [verb, next] = [tokens[at + 1], tokens[at + 2]];
  return verb !== undefined && isSpeech(verb) && (next === undefined || next.text === ".");
}

const isHim = ({ lower }: Token) => lower === "him" || lower === "her";

/** "A met B, | Peskov | said. He denied …": who speaks goes on speaking. */
function speakerAtEnd(
  people: readonly Mention[],
  sentences: readonly Sentence[],
  { sentence, at }: Pronoun,
  back: number,
): Mention | undefined {
  if (back !== sentence - 1 || at > 0 || !sentences[sentence]!.tokens.slice(at + 1, at + 4).some(isSpeech))
    return undefined;
  const { tokens } = sentences[back]!;
  return people.find(
    ({ from, to }) =>
      from > 0 && /^[,"]$/.test(tokens[from - 1]!.text) && tokens[to] !== undefined && isSpeech(tokens[to]),
  );
}
const isSpeech = ({ lower }: Token) =>
  /^(?:said|says|told|added|adds|denied|denies|rejected|wrote|insisted|argued|claimed|explained|stressed|called|dismissed|confirmed|declined)$/.test(
    lower,
  );

/** "him": not who is the subject of the clause. "he told Musk": not Musk. "he and Putin": not Putin. */
function barredReferents(tokens: readonly Token[], people: readonly Mention[], { at, word }: Pronoun): Set<number> {
  const barred = new Set<number>();
  if (SUBJECTS.has(word)) {
    for (const mention of people) {
      const between = mention.from > at ? tokens.slice(at + 1, mention.from) : [];
      if (
        mention.from > at &&
        between.length <= 6 &&
        !between.some(({ text, lower }) =>
          /^(?:[,;:"]|that|who|which|because|when|while)$/.test(text === '"' ? '"' : lower),
        )
      )
        barred.add(mention.referent);
    }
    return barred;
  }
  if (POSSESSIVES.has(word) && !(word === "her" && isObject(tokens[at + 1]))) return barred;
  let subject: Mention | undefined;
  for (const mention of people) {
    if (mention.to > at) break;
    const cut = tokens
      .slice(mention.to, at)
      .some(({ lower }) => /^(?:that|who|which|because|when|while|;)$/.test(lower));
    if (!cut) {
      subject ??= mention;
    } else subject = undefined;
  }
  if (/^(?:himself|herself)$/.test(word)) return barred;
  const acting = people.findLast((mention) => mention.to <= at && isSubject(mention, tokens)); // "Dorn came, and | Berg | praised her"
  const near = acting && at - acting.to <= 4 ? acting : subject;
  if (near) barred.add(near.referent);
  return barred;
}

/** "praised | her | as a friend", "met | her |.": no noun follows. */
const isObject = (next: Token | undefined) =>
  next === undefined ||
  next.kind !== Kind.Word ||
  /^(?:as|in|on|at|to|for|of|from|with|by|about|after|before|during|when|while|because|and|or|but|that|if|over|into|twice|again|there|here|this|last|next|yesterday|today|on|once|not|out|up|off|down|back|away)$/.test(
    next.lower,
  );

/** In the pronoun's own sentence: the subject, unless another person stands between in an object's place and "him" is asked. */
function choose(before: readonly Mention[], tokens: readonly Token[], { word }: Pronoun): Mention {
  if (/^(?:him)$/.test(word)) return before.at(-1)!;
  if (/^(?:himself|herself)$/.test(word)) return before.at(-1)!;
  for (let at = before.length - 1; at >= 0; at--)
    if (isSubject(before[at]!, tokens) && !isOblique(before[at]!, tokens)) return before[at]!;
  return subjectOf(before, tokens);
}

/** A verb follows: "the billionaire himself | said". */
function isSubject({ to }: Mention, tokens: readonly Token[]): boolean {
  let at = tokens[to]?.text === ")" ? to + 1 : to; // "Halden Association (HA) | denied"
  while (
    at < tokens.length &&
    at - to < 4 &&
    /^(?:himself|herself|,|also|later|then|then|never|not|now|himself|\p{L}+ly)$/u.test(tokens[at]!.lower)
  )
    at++;
  const next = tokens[at];
  return next !== undefined && next.kind === Kind.Word && !next.cap && isVerb(next.lower);
}

/** The first person who is neither an owner ("Musk's car") nor behind a preposition. */
function subjectOf(people: readonly Mention[], tokens: readonly Token[]): Mention {
  const opening = OPENS.test(tokens[0]?.lower ?? "") && people.every(({ from }) => from > 0);
  const behind = opening
    ? people.find((mention) => tokens[mention.from - 1]?.text === "," && isSubject(mention, tokens))
    : undefined; // "Born to Emil Berg, a judge, | Anna Berg | studied"
  if (behind) return behind;
  return people.find((mention) => !isOblique(mention, tokens)) ?? people.at(-1)!;
}

const OPENS = /^(?:born|after|before|in|on|at|with|during|as|while|when|despite|like|unlike|together|.+(?:ed|ing))$/; // "Questioned by Voss, | Berg | said"

function isOblique({ from, to }: Mention, tokens: readonly Token[]): boolean {
  if (tokens[to]?.text === "'s") return true;
  if (ROLES.has(tokens[to]?.lower ?? "") && !tokens[to]!.cap && tokens[from - 1]?.text !== ",") return true; // "former | Berg | aide Carl Voss"
  let back = from - 1;
  while (from - back <= 4 && tokens[back] && !tokens[back]!.cap && isTitleWord(tokens[back]!.lower)) back--; // "of | cartel leader | Berg"
  const before = tokens[back]?.lower;
  return (
    before !== undefined &&
    /^(?:of|with|to|for|from|about|against|on|in|at|than|like|between|over|under|before|after|without)$/.test(before)
  );
}

const isTitleWord = (lower: string) =>
  ROLES.has(lower) ||
  /^(?:former|ex|then|late|alleged|cartel|gang|party|opposition|rebel|union|drug|deputy|the|a|an|his|her)$/.test(lower);

function toGender({ name, roles }: Draft): Gender {
  for (const role of roles) {
    if (
      /woman|\b(?:wife|sister|mother|daughter|actress|queen|princess|heiress|widow|businesswoman|lady|niece|aunt)\b/.test(
        role,
      )
    )
      return "f";
    if (
      /(?:spokes|business|congress|chair|states)man\b|\b(?:husband|brother|father|son|king|prince|actor|nephew|uncle)\b/.test(
        role,
      )
    )
      return "m";
  }
  const given = name.toLowerCase().split(" ");
  return given.length > 1 ? (GIVEN_NAMES.get(given[0]!) ?? "b") : "b";
}

function insert(mentions: Mention[], mention: Mention): void {
  let at = mentions.length;
  while (at > 0 && mentions[at - 1]!.from > mention.from) at--;
  mentions.splice(at, 0, mention);
}
