/**
 * A path as text to copy: one sentence with a part for each hop, and the sources by number below it.
 *
 *     Anna Berg spoke with Boris Cole in 2022-10, according to Clara Dorn [1], but Anna Berg denies it [2]; Boris Cole
 *     founded Northgate [3].
 *
 *     [1] “Anna Berg spoke with Boris Cole, Clara Dorn said.” — Clara Dorn, in The Ledger, 2022-10-11, https://the-ledger.example/1
 */
import type { Claim } from "../model.js";
import type { Hop, HopRelation, Path, PathEntity } from "./answer.js";
import type { LinkedGroup } from "./connect.js";
import { toCredit, toSentence, toTime, toWording, type Proof, type StatedTime } from "./words.js";

/** One origin is cited once; so many say enough. */
const MOST_CITED = 3;

interface Step {
  readonly from: PathEntity;
  readonly to: PathEntity;
  readonly relations: Hop["relations"];
}

/** Each hop by its best proven relation. */
export function toProse({ entities, hops }: Path, proof: Proof): string {
  return tell(
    hops.map(({ relations }, place) => ({ from: entities[place]!, to: entities[place + 1]!, relations })), // one entity more than hops
    proof,
  );
}

/** The links of a set in their order. */
export function toGroupProse({ entities, links }: LinkedGroup, proof: Proof): string {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  return tell(
    links.map(({ from, to, relations }) => ({ from: byId.get(from)!, to: byId.get(to)!, relations })), // all are among the entities
    proof,
  );
}

function tell(steps: readonly Step[], proof: Proof): string {
  const cited: Claim[] = [];
  const cite = (claims: readonly Claim[]) => claims.map((claim) => `[${numberOf(claim, cited)}]`).join("");
  const parts = steps.map((step) => {
    const [best] = step.relations;
    return best ? toPart(step, best, { claims: proof.get(best.id) ?? [], cite }) : "";
  });
  const sources = cited.map((claim, place) => `[${place + 1}] ${toSource(claim)}`);
  return [`${parts.join("; ")}.`, ...(sources.length > 0 ? ["", ...sources] : [])].join("\n");
}

function numberOf(claim: Claim, cited: Claim[]): number {
  const place = cited.findIndex(({ id }) => id === claim.id);
  return place >= 0 ? place + 1 : cited.push(claim);
}

interface Evidence {
  readonly claims: readonly Claim[];
  readonly cite: (claims: readonly Claim[]) => string;
}

function toPart({ from, to }: Step, relation: HopRelation, { claims, cite }: Evidence): string {
  const support = ofDistinctOrigins(claims.filter(({ stance }) => stance === "asserted"));
  const denials = claims.filter(({ stance }) => stance !== "asserted").slice(0, 1);
  // A document's own words read from subject to object alone.
  const isTurned = !relation.forward && claims[0]?.phrase !== undefined;
  const [left, right] = isTurned ? [to, from] : [from, to];
  const said = `${plain(left.name)} ${plain(toWording(relation, claims))} ${plain(right.name)}`;
  if (support.length === 0 && denials.length > 0) {
    return `${toDenier(denials[0]!)?.concat(" denies") ?? "it is denied"} that ${said}${spaced(cite(denials))}`;
  }
  const time = toTime(claims.filter(({ stance }) => stance === "asserted"));
  return [
    said,
    time ? ` ${toWhen(time)}` : "",
    support[0] ? toVoice(support[0]) : "",
    spaced(cite(support)),
    denials[0] ? `, but ${toDenier(denials[0])?.concat(" denies it") ?? "it is denied"}${spaced(cite(denials))}` : "",
  ].join("");
}

/** The surest claim of each origin. */
function ofDistinctOrigins(claims: readonly Claim[]): Claim[] {
  const origins = new Set<string>();
  const first = claims.filter(({ origin }) => !origins.has(origin) && origins.add(origin));
  return first.slice(0, MOST_CITED);
}

function toWhen({ first, last }: StatedTime): string {
  if (last === undefined) return `since ${first}`;
  if (first !== last) return `between ${first} and ${last}`; // claims may each mean another day
  return `${first.length === "2022-10-11".length ? "on" : "in"} ${first}`;
}

function toVoice({ speaker, modality }: Claim): string {
  if (speaker) return `, according to ${plain(speaker.name)}`;
  return modality === "alleged" ? ", allegedly" : "";
}

function toDenier({ speaker }: Claim): string | undefined {
  return speaker && plain(speaker.name);
}

function toSource(claim: Claim): string {
  const known = sources.get(claim);
  if (known !== undefined) return known;
  const told = tellSource(claim);
  sources.set(claim, told);
  return told;
}

/** Whoever plays with options meets the same claims again. */
const sources = new WeakMap<Claim, string>();

function tellSource(claim: Claim): string {
  const { source } = claim.document;
  const address = /^https?:\/\//.test(source) ? `, ${source}` : ""; // 'https://the-ledger.example/1'
  return `“${plain(toSentence(claim))}” — ${plain(toCredit(claim))}${plain(address)}`;
}

function spaced(cites: string): string {
  return cites && ` ${cites}`;
}

/** In one line, whatever line ends and control characters a text had. */
function plain(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, " "); // 'spoke\n  with'
}
