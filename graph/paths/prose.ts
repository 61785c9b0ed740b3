/**
 * A path as text to copy: one sentence with a part for each hop, and the sources by number below it.
 *
 *     Anna Berg spoke with Boris Cole in 2022-10, according to Clara Dorn [1], but Anna Berg denies it [2]; Boris Cole
 *     founded Northgate [3].
 *
 *     [1] “Anna Berg spoke with Boris Cole, Clara Dorn said.” — Clara Dorn, in The Ledger, 2022-10-11, “The harbour”, https://the-ledger.example/1
 */
import { keepMade } from "../kept.js";
import type { Claim } from "../model.js";
import type { Hop, HopRelation, Path, PathEntity } from "./answer.js";
import type { LinkedGroup } from "./connect.js";
import { toStatedTime, toTimeWords, toWhen, type StatedTime } from "./stated-time.js";
import { toVoices, type TwofoldVoice, type Voice, type Voices } from "./voices.js";
import { toCredit, toSentence, toWording, type Proof } from "./words.js";

interface Step {
  readonly from: PathEntity;
  readonly to: PathEntity;
  readonly relations: Hop["relations"];
}

/** A sentence, and the claims that it cites by number, the first as [1]. */
export interface Prose {
  readonly said: string;
  readonly cited: readonly Claim[];
}

export function toText({ said, cited }: Prose): string {
  const sources = cited.map((claim, place) => `${toNumber(place)}${toSource(claim)}`);
  return [said, ...sources].join("");
}

/** What stands before a source, below the sentence: an empty line, then a line for each. */
export function toNumber(place: number): string {
  return `${place === 0 ? "\n" : ""}\n[${place + 1}] `;
}

/** Each hop by its best proven relation. */
export function toProse({ entities, hops }: Path, proof: Proof): Prose {
  return tell(
    hops.map(({ relations }, place) => ({ from: entities[place]!, to: entities[place + 1]!, relations })), // one entity more than hops
    proof,
  );
}

/** The links of a set in their order. */
export function toGroupProse({ entities, links }: LinkedGroup, proof: Proof): Prose {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return tell(
    links.map(({ from, to, relations }) => ({ from: byId.get(from)!, to: byId.get(to)!, relations })), // all are among the entities
    proof,
  );
}

function tell(steps: readonly Step[], proof: Proof): Prose {
  const cited: Claim[] = [];
  let said = "";
  for (const [place, step] of steps.entries()) {
    if (place > 0) said += "; ";
    const [best] = step.relations;
    if (!best) continue;
    let isBehindWords = false;
    for (const piece of partOf(step, best, proof.get(best.id) ?? [])) {
      if (typeof piece === "string") said += piece;
      else said += `${isBehindWords ? " " : ""}[${numberOf(piece, cited)}]`; // Dmitry Peskov [2][3]
      isBehindWords = typeof piece === "string";
    }
  }
  return { said: `${said}.`, cited };
}

function numberOf(claim: Claim, cited: Claim[]): number {
  const place = cited.findIndex(({ id }) => id === claim.id);
  return place >= 0 ? place + 1 : cited.push(claim);
}

/** Words, and the claims to cite between them. It is the same in every path but for their numbers. */
type Part = readonly (string | Claim)[];

/** Whoever plays with options meets the same steps again. Each line has claims of its own. */
const keptPart = keepMade<Part>();

function partOf(step: Step, relation: HopRelation, claims: readonly Claim[]): Part {
  const make = () => toPart(step, relation, claims);
  return keptPart(claims, relation.forward ? "forward" : "back", make);
}

function toPart({ from, to }: Step, relation: HopRelation, claims: readonly Claim[]): Part {
  // A document's own words read from subject to object alone.
  const isTurned = !relation.forward && claims[0]?.phrase !== undefined;
  const [left, right] = isTurned ? [to, from] : [from, to];
  const said = `${plain(left.name)} ${plain(toWording(relation, claims))} ${plain(right.name)}`;
  const voices = toVoices(claims);
  const { asserting, denying, twofold } = voices;
  if (asserting.length === 0 && twofold.length === 0) return denying.length > 0 ? toDenial(said, denying) : [said];
  const support = [...asserting.flatMap((voice) => voice.claims), ...twofold.flatMap((voice) => voice.asserted)];
  const time = toCommonTime(support);
  const doubt = denying.length > 0 ? [", but ", ...toDoubt(denying, time)] : [];
  return [
    said + (time ? ` ${toWhen(time)}` : ""),
    ...toSupport(voices, time),
    ...doubt,
    ...(twofold.length > 0 ? [asserting.length + doubt.length > 0 ? ", while " : ": ", ...toBoth(twofold, time)] : []),
  ];
}

/** The time that all of these claims give; undefined where they differ or one has none: each is then told with its own. */
function toCommonTime(claims: readonly Claim[]): StatedTime | undefined {
  const [first, ...others] = claims.map(toStatedTime);
  return first && others.every((time) => time && toTimeWords(time) === toTimeWords(first)) ? first : undefined;
}

/** `, according to Clara Dorn [1] and The Ledger [2]`; of documents that all speak for themselves the numbers alone. */
function toSupport({ asserting, more }: Voices, time: StatedTime | undefined): Part {
  const claims = asserting.flatMap((voice) => voice.claims);
  const others = more > 0 ? [` (${more} more ${more === 1 ? "origin says" : "origins say"} so)`] : [];
  if (asserting.some(({ isQuoted }) => isQuoted)) return [", according to ", ...toNames(asserting, time), ...others];
  const isAlleged = claims.length > 0 && claims.every(({ modality }) => modality === "alleged");
  return [...(isAlleged ? [", allegedly"] : []), ...toCites(claims, time), ...others];
}

/** Who rejects it, and who only tells that it is not so: "SpaceX refused to pay" is no denial of the reporter's. */
function toSides(denying: readonly Voice[]): { readonly deny: readonly Voice[]; readonly negate: readonly Voice[] } {
  const isNegated = ({ claims }: Voice) => claims.every(({ stance }) => stance === "negated");
  return { deny: denying.filter((voice) => !isNegated(voice)), negate: denying.filter(isNegated) };
}

/** `Anna Berg denies it [2]`, `Anna Berg [2] and Carl Dorn [3] deny it`, `it is denied [2]`, `it is said not to be so [4]`. */
function toDoubt(denying: readonly Voice[], time: StatedTime | undefined): Part {
  const { deny, negate } = toSides(denying);
  const parts = [
    ...(deny.length > 0 ? [toDenied(deny, time)] : []),
    ...(negate.length > 0 ? [toNegated(negate, time)] : []),
  ];
  return inRow(parts);
}

function toDenied(deny: readonly Voice[], time: StatedTime | undefined): Part {
  const [only, ...others] = deny;
  if (!deny.some(({ isQuoted }) => isQuoted)) return ["it is denied", ...toCites(toClaims(deny), time)];
  if (only && others.length === 0) return [`${plain(only.name)} denies it`, ...toCites(only.claims, time)];
  return [...toNames(deny, time), " deny it"];
}

/** `it is said not to be so [4]`, `it is said not to be so, according to Anna Berg [4]`. */
function toNegated(negate: readonly Voice[], time: StatedTime | undefined): Part {
  if (!negate.some(({ isQuoted }) => isQuoted)) return ["it is said not to be so", ...toCites(toClaims(negate), time)];
  return ["it is said not to be so, according to ", ...toNames(negate, time)];
}

/** `Anna Berg denies that Redhall uses Lantern [1]`, `it is said not to be so that Redhall uses Lantern [1]`. */
function toDenial(said: string, denying: readonly Voice[]): Part {
  const { deny, negate } = toSides(denying);
  const [only, ...others] = deny;
  if (!only) {
    const names = negate.some(({ isQuoted }) => isQuoted)
      ? [", according to ", ...toNames(negate)]
      : toCites(toClaims(negate));
    return [`it is said not to be so that ${said}`, ...names];
  }
  const rest = negate.length > 0 ? [", and ", ...toNegated(negate, undefined)] : [];
  if (!deny.some(({ isQuoted }) => isQuoted)) return [`it is denied that ${said}`, ...toCites(toClaims(deny)), ...rest];
  if (others.length === 0) return [`${plain(only.name)} denies that ${said}`, ...toCites(only.claims), ...rest];
  return [...toNames(deny), ` deny that ${said}`, ...rest];
}

/** `Dmitry Peskov is quoted both as saying so [2][3] and as denying it [5]`. */
function toBoth(twofold: readonly TwofoldVoice[], time: StatedTime | undefined): Part {
  const parts = twofold.map(({ name, asserted, denied }, place) => [
    `${plain(name)} ${place === 0 ? "is quoted " : ""}both as saying so`,
    ...toCites(asserted, time),
    " and as denying it",
    ...toCites(denied, time),
  ]);
  return inRow(parts);
}

function toNames(voices: readonly Voice[], time?: StatedTime): Part {
  return inRow(voices.map(({ name, claims }) => [plain(name), ...toCites(claims, time)]));
}

/** `a, b and c`. */
function inRow(parts: readonly Part[]): Part {
  return parts.flatMap((part, place) => {
    const separator = place === 0 ? "" : place === parts.length - 1 ? " and " : ", ";
    return [separator, ...part];
  });
}

/** The claims' numbers; behind one whose time is not the one told before, its own: `[2] (of 2021-04)`. */
function toCites(claims: readonly Claim[], told?: StatedTime): Part {
  return claims.flatMap((claim): Part => {
    const time = toStatedTime(claim);
    if (!time || (told && toTimeWords(time) === toTimeWords(told))) return [claim];
    const isOpen = time.first === undefined || time.last === undefined;
    return [claim, ` (${isOpen ? "" : "of "}${toTimeWords(time)})`];
  });
}

function toClaims(voices: readonly Voice[]): Claim[] {
  return voices.flatMap(({ claims }) => claims);
}

/** `“Boris Cole founded Northgate.” — The Ledger, 2022-10-11, “The harbour”, https://the-ledger.example/1` */
export function toSource(claim: Claim): string {
  const { source, title, publisher } = claim.document;
  const address = /^https?:\/\//.test(source) ? `, ${source}` : ""; // 'https://the-ledger.example/1'
  const work = publisher && title && title !== publisher ? `, “${title}”` : "";
  return `“${plain(toSentence(claim))}” — ${plain(toCredit(claim))}${plain(work)}${plain(address)}`;
}

/** In one line, whatever line ends and control characters a text had. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " "); // 'spoke\n  with'
}
