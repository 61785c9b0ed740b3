/** Denials that tell in a word what they deny: "denied any involvement", "has denied paying anyone", "denied that the meeting took place". */
import { NOUN_FRAMES, VERB_FORMS, VERB_FRAMES } from "./frames.js";
import type { Unit } from "./grammar.js";
import type { VerbGroup } from "./verb-groups.js";

/** Which of the claims before a denial means. */
export interface Denied {
  /** Those that the denier has a part in, or those of the denier's own deeds; else of any two. */
  readonly own?: "part" | "deed";
  /** Of these types; else of any. */
  readonly predicates?: ReadonlySet<string>;
}

export function findDenied(units: readonly Unit[], { at }: VerbGroup): Denied | undefined {
  let next = at + 1;
  while (units[next]?.part === "adverb") next++;
  if (endsAfter(units, next, INVOLVED)) return { own: "part" };
  const verbs = VERB_FORMS.get(units[next]?.lower ?? "");
  if (verbs?.some(({ forms }) => forms.includes("gerund")) && endsAfter(units, next + 1, ANYONE)) {
    const frames = verbs.flatMap(({ lemma }) => VERB_FRAMES.get(lemma) ?? []);
    return frames.length > 0 ? { own: "deed", predicates: toPredicates(frames) } : undefined;
  }
  return units[next]?.lower === "that" ? deniedEvent(units, next + 1) : undefined;
}

/** "that | the meeting | took place", "that any such call | happened". */
function deniedEvent(units: readonly Unit[], from: number): Denied | undefined {
  let noun = from;
  while (noun - from < 4 && /^(?:the|any|such|this|that|these|those|a)$/.test(units[noun]?.lower ?? "")) noun++;
  if (noun === from || units[noun]?.mention) return undefined;
  const frames = NOUN_FRAMES.get(units[noun]?.lower ?? "");
  return frames && endsAfter(units, noun + 1, HAPPENED) ? { predicates: toPredicates(frames) } : undefined;
}

/** '"There was no | meeting |," Berg said', '"They | never met |," Berg said': what is said not to have been, of the claims before. */
export function findNoSuch(
  units: readonly Unit[],
  groups: readonly VerbGroup[],
): { readonly at: number; readonly denied: Denied } | undefined {
  const unreal = noSuchEvent(units);
  if (unreal) return unreal;
  const open = units[0]?.lower === '"' ? 1 : 0;
  const first = units[open]?.lower ?? "";
  if (first === "there" && /^(?:was|were)$/.test(units[open + 1]?.lower ?? "") && units[open + 2]?.lower === "no") {
    const noun = units[open + 3]?.lower === "such" ? open + 4 : open + 3;
    const frames = units[noun]?.mention ? undefined : NOUN_FRAMES.get(units[noun]?.lower ?? "");
    const bare = frames && !/^(?:preposition|noun)$/.test(units[noun + 1]?.part ?? "");
    return bare ? { at: open, denied: { predicates: toPredicates(frames) } } : undefined;
  }
  const never = first === "they" ? groups.find(({ start }) => start === open + 1) : undefined;
  if (
    !never?.negated ||
    never.modal ||
    never.passive ||
    units[never.at + 1]?.mention ||
    units[never.at + 1]?.part === "determiner"
  )
    return undefined;
  const frames = never.lemmas
    .flatMap((lemma) => VERB_FRAMES.get(lemma) ?? [])
    .filter(({ predicate }) => TOGETHER.test(predicate));
  return frames.length > 0 ? { at: open, denied: { predicates: toPredicates(frames) } } : undefined;
}
/** "said that | no such meeting | took place", '"| The meeting never | took place"'. */
function noSuchEvent(units: readonly Unit[]): { readonly at: number; readonly denied: Denied } | undefined {
  for (const [at, { lower, mention }] of units.entries()) {
    const next = units[at + 1]?.lower ?? "";
    if (mention || !(lower === "no" ? next === "such" : /^(?:the|that|this|such an?)$/.test(lower))) continue;
    const noun = lower === "no" ? at + 2 : at + 1;
    const frames = units[noun]?.mention ? undefined : NOUN_FRAMES.get(units[noun]?.lower ?? "");
    const never = lower === "no" || /^(?:never|not)$|n't$/.test(units[noun + 1]?.lower ?? "");
    const verb = lower === "no" ? noun + 1 : noun + 2;
    if (frames && never && endsAfter(units, verb, HAPPENED))
      return { at, denied: { predicates: toPredicates(frames) } };
  }
  return undefined;
}

const TOGETHER = /^(?:MET_WITH|SPOKE_WITH)$/;

const toPredicates = (frames: readonly { readonly predicate: string }[]) =>
  new Set(frames.map(({ predicate }) => predicate));

/** Nothing but these words stands between here and the next sign. */
function endsAfter(units: readonly Unit[], from: number, words: RegExp): boolean {
  const end = units.findIndex(({ part, mention }, at) => at >= from && part === "sign" && !mention);
  const rest = units.slice(from, end < 0 ? units.length : end);
  return (
    rest.length > 0 &&
    rest.length <= 8 &&
    words.test(rest.map(({ lower, mention }) => (mention ? "-" : lower)).join(" "))
  );
}

/** "any involvement", "all involvement in the affair". */
const INVOLVED =
  /^(?:any|all|his|her|its|their) (?:involvement|participation|complicity)(?: (?:in|with) (?:it|this|that|the (?:affair|matter|deal|scandal|case|payments?|scheme|plot|attack)))?$/;
/** "anyone", "anybody at all". */
const ANYONE = /^(?:anyone|anybody|any of them|either of them)(?: at all)?$/;
/** "took place", "had ever happened". */
const HAPPENED =
  /^(?:(?:had|has|have) )?(?:ever )?(?:took|taken|take|happened|happen|occurred|existed|was held|were held)(?: place)?$/;
