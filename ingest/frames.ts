/** The verb and noun frames of lexicon/verbs.txt and lexicon/nouns.txt, indexed by the words that evoke them. */
import type { EntityType } from "../graph/model.js";
import { conjugate } from "./grammar.js";
import { readRows } from "./lexicon.js";

/** Letters of the types that may stand at an end: P person, O organization, agency, publication, S system, L place. */
export type EndTypes = string;

export interface VerbFrame {
  readonly predicate: string;
  readonly lemma: string;
  readonly subject: EndTypes;
  readonly object: EndTypes;
  /** Words directly after the verb: a particle ("over"), or what "be" is said of ("based"). */
  readonly particles: readonly string[];
  /** A noun that the verb takes before the preposition: "hold talks with". */
  readonly nouns: ReadonlySet<string> | undefined;
  /** The object follows directly. */
  readonly direct: boolean;
  readonly prepositions: readonly string[];
  /** Other words may stand between verb and preposition. */
  readonly gap: boolean;
  /** The verb's subject is the relation's object: "~buy .. from" says who sold. */
  readonly inverse: boolean;
}

export interface NounFrame {
  readonly predicate: string;
  readonly ends: EndTypes;
  readonly first: readonly string[];
  readonly second: readonly string[];
}

export type VerbForm = "base" | "present" | "past" | "participle" | "gerund";
export interface Verb {
  readonly lemma: string;
  readonly forms: readonly VerbForm[];
}

export const VERB_FRAMES: ReadonlyMap<string, readonly VerbFrame[]> = toVerbFrames();
export const NOUN_FRAMES: ReadonlyMap<string, readonly NounFrame[]> = toNounFrames();

/** Verbs that govern, report or move another verb, besides those with frames of their own. */
const OTHER_VERBS =
  "say claim state announce report add note write confirm deny reject refute dispute dismiss believe think argue insist allege suggest reveal disclose recall acknowledge concede stress emphasize explain declare testify quote continue begin start manage seem appear refuse decline fail try want plan hope intend seek agree promise vow offer propose prepare expect need wish attempt decide consider aim threaten avoid stop keep remember regret understand know learn hear find show indicate imply repeat maintain contend assert predict complain boast hint joke reply respond answer ask wonder assure warn advise leave die remain raise press become serve act choose hear swear confess jest identify see emphasise describe estimate remark recount confide opine affirm reiterate stipulate recommend inherit fear doubt rebut disavow contradict disclaim inquire".split(
    " ",
  );

/** "spoke" → speak, past. One form may belong to two verbs ("found"). */
export const VERB_FORMS: ReadonlyMap<string, readonly Verb[]> = toVerbForms();

export function toEndLetter(type: EntityType): string {
  return type === "Person" ? "P" : type === "Place" ? "L" : type === "System" ? "S" : "O";
}

function toVerbFrames(): Map<string, VerbFrame[]> {
  const frames = new Map<string, VerbFrame[]>();
  for (const [predicate, types, patterns] of readRows("verbs.txt")) {
    const [subject, object] = types!.split(">");
    for (const pattern of patterns!.split(";")) {
      const frame = toVerbFrame(pattern.trim(), predicate!, expand(subject!), expand(object!));
      frames.set(frame.lemma, [...(frames.get(frame.lemma) ?? []), frame]);
    }
  }
  return frames;
}

function expand(types: string): EndTypes {
  return types === "*" ? "POSL" : types;
}

/** "hold [talks/call] with/to:PO", "buy out @", "tell @:P", "~buy .. from". */
function toVerbFrame(pattern: string, predicate: string, subject: EndTypes, object: EndTypes): VerbFrame {
  const inverse = pattern.startsWith("~");
  const [words, narrowed] = [pattern.replace(/:[A-Z]+|^~/g, ""), /:([A-Z]+)/.exec(pattern)?.[1]];
  const nouns = /\[([^\]]*)\]/.exec(words)?.[1]?.split("/");
  const parts = words
    .replace(/\[[^\]]*\]/, " # ")
    .split(/\s+/)
    .filter(Boolean);
  const lemma = parts[0]!;
  const direct = parts.includes("@");
  const gap = parts.includes("..");
  const rest = parts.slice(1).filter((part) => part !== "@" && part !== ".." && part !== "#");
  const prepositions = direct ? [] : (rest.pop() ?? "").split("/").filter(Boolean);
  return {
    predicate,
    lemma,
    subject,
    object: narrowed ?? object,
    particles: rest,
    nouns: nouns && new Set(nouns),
    direct,
    prepositions,
    gap,
    inverse,
  };
}

function toNounFrames(): Map<string, NounFrame[]> {
  const frames = new Map<string, NounFrame[]>();
  for (const [predicate, ends, nouns, prepositions] of readRows("nouns.txt")) {
    const [first, second] = prepositions!.split(">").map((side) => side.trim().split("/"));
    for (const noun of nouns!.split(/\s+/)) {
      frames.set(noun, [
        ...(frames.get(noun) ?? []),
        { predicate: predicate!, ends: ends!, first: first!, second: second! },
      ]);
    }
  }
  return frames;
}

function toVerbForms(): Map<string, Verb[]> {
  const forms = new Map<string, Map<string, Set<VerbForm>>>();
  const add = (word: string, lemma: string, form: VerbForm) => {
    const lemmas = forms.get(word) ?? new Map<string, Set<VerbForm>>();
    lemmas.set(lemma, (lemmas.get(lemma) ?? new Set<VerbForm>()).add(form));
    forms.set(word, lemmas);
  };
  for (const lemma of new Set([...VERB_FRAMES.keys(), ...OTHER_VERBS])) {
    const { base, present, past, participle, gerund } = conjugate(lemma);
    add(base, lemma, "base");
    add(present, lemma, "present");
    add(past, lemma, "past");
    add(participle, lemma, "participle");
    add(gerund, lemma, "gerund");
  }
  for (const form of ["travelled", "cancelled"]) add(form, form.slice(0, -3), "past"); // British spelling
  for (const form of ["is", "are", "were", "was"])
    add(form, "be", form === "is" || form === "are" ? "present" : "past");
  return new Map(
    [...forms].map(([word, lemmas]) => [word, [...lemmas].map(([lemma, set]) => ({ lemma, forms: [...set] }))]),
  );
}
