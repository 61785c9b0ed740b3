/** What a verb of saying says: the words after it ("that …", a colon, a quote), those before it, or the sentence before. */
import type { Unit } from "./grammar.js";
import type { VerbGroup } from "./verb-groups.js";

/** What is said: after the verb ("that …", a colon, a quote), or before a verb at the end. */
export function contentOf(
  units: readonly Unit[],
  group: VerbGroup,
  source: readonly [number, number],
  inverted: boolean,
): { range: [number, number]; backward: boolean } | undefined {
  const end = units.length;
  const before = Math.min(source[0], group.start);
  const after = Math.max(group.at + 1, source[1]);
  const next = units[after];
  const closes = units[before - 1] !== undefined && /^(?:"|,|'|\?|!)$/.test(units[before - 1]!.lower);
  const quoted = quotationBefore(units, before) && !/^(?:that|:)$/.test(next?.lower ?? "");
  if (inverted || quoted) return { range: [0, opensAgain(units, after) ? end : before], backward: false };
  const rest = units.slice(after).filter(({ part }) => part !== "sign");
  const opening = units[before - 1]?.lower === "as" && before <= 2 ? clauseBehind(units, after) : undefined;
  if (opening !== undefined) return { range: [opening, end], backward: false }; // "As Le Monde reported, | …"
  if (units[before - 1]?.lower === "as" && before > 3) return { range: [0, before - 1], backward: false }; // "…, as Le Monde reported"
  const adverbial =
    (rest.length <= 5 || /^(?:on|in|at|with|earlier|last|this|yesterday|citing)$/.test(next?.lower ?? "")) &&
    !hasVerb(units, after, end) &&
    !/^(?:that|"|:)$/.test(next?.lower ?? ""); // "…, Folha reported on Friday", "…, Folha wrote on Friday with reference to Globo"
  if (closes && before >= 4 && adverbial && hasVerb(units, 0, before)) return { range: [0, before], backward: false };
  if (
    closes &&
    before > 2 &&
    (rest.length === 0 || next === undefined || /^[.,:]$/.test(next.lower)) &&
    hasVerb(units, 0, before)
  ) {
    const more = rest.length > 3;
    if (more && next?.lower === "," && units[after + 1]?.lower !== '"')
      return { range: setInto(units, before, after), backward: false };
    return { range: more && /^[:.,]$/.test(next?.lower ?? "") ? [after, end] : [0, before], backward: false };
  }
  if (rest.length === 0) return undefined;
  const that = behindAside(units, after);
  if (that !== undefined) return { range: [that, end], backward: false };
  const clause = referenceEnd(units, after, group);
  if (clause !== undefined) return { range: [after, clause], backward: true };
  const backward =
    rest.length <= 7 && /^(?:this|it|that|these|them|so|the)$/.test(next?.lower ?? "") && isReference(units, after);
  return { range: [after, backward ? end : ownButBehind(units, after, endOfPhrase(units, after))], backward };
}

/** "said, | days after Berg sued him, | that": what stands between commas is the text's own word. */
function behindAside(units: readonly Unit[], after: number): number | undefined {
  if (units[after]?.lower !== "," || units[after].mention) return undefined;
  const comma = units.findIndex(({ lower, mention }, at) => at > after && !mention && lower === ",");
  const isAside = comma > 0 && comma - after <= 20 && ASIDE.test(units[after + 1]?.lower ?? "");
  return isAside && units[comma + 1]?.lower === "that" ? comma + 1 : undefined;
}
const ASIDE =
  /^(?:a|an|one|two|three|\d+|some|several|hours|days|weeks|months|years|shortly|just|soon|only|when|after|before|as|while|on|in|at|during|without|in|despite|under|by|for|through|speaking|according|however)$/;

/**
 * "said that it had won, | but Berg accused Voss": what is told of somebody named, in another tense than what was said, is
 * the text's own word.
 */
function ownButBehind(units: readonly Unit[], from: number, to: number): number {
  const but = units.findIndex(
    ({ lower, mention }, at) => at > from && at < to && !mention && lower === "but" && units[at - 1]?.lower === ",",
  );
  if (but < 0 || !units.slice(from, but).some(({ lower }) => /^(?:had|would|was|were|could|has|have)$/.test(lower)))
    return to;
  const verb = units.findIndex(({ part }, at) => at > but && (part === "verb" || part === "aux"));
  const told = units[verb]?.part === "verb" && units[verb].form === "past" && verb < to;
  return told && verb - but <= 8 && units.slice(but, verb).some(({ mention }) => mention?.kind === "name")
    ? but - 1
    : to;
}

/** "announced | a review; the next day, he met Voss": what has no verb of its own ends where another clause begins. */
function endOfPhrase(units: readonly Unit[], from: number): number {
  const semicolon = units.findIndex(({ lower, mention }, at) => at > from && !mention && lower === ";");
  if (semicolon < 0 || /^(?:that|"|:|how|whether)$/.test(units[from]?.lower ?? "")) return units.length;
  const finite = units
    .slice(from, semicolon)
    .some(
      ({ part, form }, at, all) =>
        part === "aux" || (part === "verb" && form !== "gerund" && all[at - 1]?.lower !== "to"),
    );
  return finite ? units.length : semicolon;
}

/** '"I met Voss," | Berg said in May after …': a quotation with a verb ends right before the speaker. */
function quotationBefore(units: readonly Unit[], before: number): boolean {
  if (units[before - 1]?.lower !== '"') return false;
  const open = units.findLastIndex(({ lower }, at) => at < before - 1 && lower === '"');
  return /^[,?!]$/.test(units[before - 2]?.lower ?? "") || hasVerb(units, Math.max(0, open), before - 1);
}

/** '"Judge," Berg said, | "I never paid."': the quotation goes on behind the words of who says it. */
const opensAgain = (units: readonly Unit[], from: number) =>
  units.some(
    ({ lower }, at) =>
      at >= from && lower === '"' && units[at + 1] !== undefined && hasVerb(units, at + 1, units.length),
  );

/** "The tax, Berg argued, | is a gift": what is said goes on behind the comma; "When he came, Berg said, …": it begins there. */
const setInto = (units: readonly Unit[], before: number, after: number): [number, number] =>
  CIRCUMSTANCE.test(units[0]!.lower) ? [after, units.length] : [0, goesOn(units, after + 1) ? units.length : before];
const CIRCUMSTANCE = /^(?:when|while|as|after|before|asked|speaking|although|though|in|on|at|during|if|since)$/;

/** Behind the comma, where a clause follows. */
function clauseBehind(units: readonly Unit[], from: number): number | undefined {
  const comma = units.findIndex(({ lower, mention }, at) => at >= from && !mention && lower === ",");
  return comma > 0 && hasVerb(units, comma + 1, units.length) ? comma + 1 : undefined;
}

/** Not "…, Berg said, | adding that", "| though he knew", "| citing Voss". */
const goesOn = (units: readonly Unit[], at: number) =>
  units[at] !== undefined &&
  units[at].form !== "gerund" &&
  !/^(?:though|although|while|when|but|as)$/.test(units[at].lower);

/** "denied | this |, saying …", "rejected | the claim | and said": the end of what it denies, where more follows. */
function referenceEnd(units: readonly Unit[], from: number, { lemmas }: VerbGroup): number | undefined {
  if (!/^(?:this|it|that|these|them|the)$/.test(units[from]?.lower ?? "") || units[from]!.mention) return undefined;
  const bare = /^[,a]/.test(units[from + 1]?.lower ?? ","); // what one rejects may be a demand: "rejected that, saying"
  if (bare && !lemmas.some((lemma) => /^(?:deny|dispute|refute)$/.test(lemma))) return undefined;
  for (let at = from + 1; at < units.length && at - from <= 3; at++) {
    const { lower, mention } = units[at]!;
    if (mention) return undefined;
    if (lower === "," || lower === "and")
      return GOES_ON.test(units[at + 1]?.lower ?? "") && isReference(units.slice(0, at), from) ? at : undefined;
  }
  return undefined;
}
const GOES_ON =
  /^(?:saying|adding|calling|insisting|telling|noting|stating|claiming|arguing|said|added|called|insisted)$/;

/** "this", "it", "the report", "these claims", "about it": what was just said. */
function isReference(units: readonly Unit[], from: number): boolean {
  const words = units
    .slice(from)
    .filter(({ part }) => part !== "sign")
    .map(({ lower }) => lower);
  const more = words.findIndex((word, at) => at > 0 && /^(?:on|in|at|to|through|when|for|last|via)$/.test(word));
  const what = more < 0 ? words : words.slice(0, more);
  if (what.length > 4 || (more >= 0 && !CIRCUMSTANCES.test(words.slice(more).join(" ")))) return false;
  return what.every((word) =>
    /^(?:this|it|that|these|them|so|the|such|all|about|report|reports|claim|claims|allegation|allegations|accusation|accusations|information|charges|story|account|accounts|version|rumors|rumours|statement|statements|categorically|also|publicly|again|earlier|later|himself|yesterday|today|strongly|flatly)$/.test(
      word,
    ),
  );
}

/** "on Monday", "in a statement to the press", "when asked": how and when somebody said it, and nothing that was said. */
const CIRCUMSTANCES =
  /^(?:on|in|at|to|through|when|for|last|via)(?: (?:on|in|to|of|a|an|the|his|her|their|its|later|late|early|last|this|first|second|same|press|short|brief|written|public|statement|letter|interview|court|trial|email|reporters|journalists|lawyers?|spokes(?:man|woman|person)|conference|parliament|asked|contacted|time|times|week|month|year|day|night|morning|evening|afternoon|(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|\d+))+$/;

export const hasVerb = (units: readonly Unit[], from: number, to: number) =>
  units.slice(from, to).some(({ part }) => part === "verb" || part === "aux");
