/**
 * A path as text to copy: one sentence with a part for each hop, and the sources by number below it.
 *
 *     Anna Berg spoke with Boris Cole in 2022-10, according to Clara Dorn [1], but Anna Berg denies it [2]; Boris Cole
 *     founded Northgate [3].
 *
 *     [1] “Anna Berg spoke with Boris Cole, Clara Dorn said.” — Clara Dorn, in The Ledger, 2022-10-11, https://the-ledger.example/1
 */
import { keepMade } from "../kept.js";
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
  const cite = (claims: readonly Claim[]) => claims.map((claim) => `[${numberOf(claim, cited)}]`).join("");
  const parts = steps.map((step) => {
    const [best] = step.relations;
    if (!best) return "";
    const part = partOf(step, best, proof.get(best.id) ?? []);
    return part.map((piece) => (typeof piece === "string" ? piece : spaced(cite(piece)))).join("");
  });
  return { said: `${parts.join("; ")}.`, cited };
}

function numberOf(claim: Claim, cited: Claim[]): number {
  const place = cited.findIndex(({ id }) => id === claim.id);
  return place >= 0 ? place + 1 : cited.push(claim);
}

/** Words, and the claims to cite behind them. It is the same in every path but for their numbers. */
type Part = readonly (string | readonly Claim[])[];

/** Whoever plays with options meets the same steps again. */
const keptPart = keepMade<Part>();

function partOf(step: Step, relation: HopRelation, claims: readonly Claim[]): Part {
  const make = () => toPart(step, relation, claims);
  return keptPart(claims, relation.forward ? relation.id : `${relation.id} back`, make);
}

function toPart({ from, to }: Step, relation: HopRelation, claims: readonly Claim[]): Part {
  const asserted = claims.filter(({ stance }) => stance === "asserted");
  const support = ofDistinctOrigins(asserted);
  const [denial] = claims.filter(({ stance }) => stance !== "asserted");
  // A document's own words read from subject to object alone.
  const isTurned = !relation.forward && claims[0]?.phrase !== undefined;
  const [left, right] = isTurned ? [to, from] : [from, to];
  const said = `${plain(left.name)} ${plain(toWording(relation, claims))} ${plain(right.name)}`;
  const denier = denial?.speaker && plain(denial.speaker.name);
  if (denial && support.length === 0) return [`${denier ? `${denier} denies` : "it is denied"} that ${said}`, [denial]];
  const time = toTime(asserted);
  const when = time ? ` ${toWhen(time)}` : "";
  const part: Part = [`${said}${when}${support[0] ? toVoice(support[0]) : ""}`, support];
  return denial ? [...part, `, but ${denier ? `${denier} denies it` : "it is denied"}`, [denial]] : part;
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

/** `“Boris Cole founded Northgate.” — The Ledger, 2022-10-11, https://the-ledger.example/1` */
export function toSource(claim: Claim): string {
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
