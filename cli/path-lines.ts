/** The paths between two, as lines for a person to read: each step with its best quotes, denials shown as denials. */
import type { Claim } from "../graph/model.js";
import { ontology } from "../graph/ontology.js";
import type { Hop, HopRelation, Path, PathAnswer, PathEntity } from "../graph/paths/answer.js";
import {
  toDeciding,
  toOutsideWords,
  toTimes,
  toTimesOutside,
  toTimesWords,
  type ProofInTime,
} from "../graph/paths/stated-time.js";
import { toCredit, toSentence, toWording } from "../graph/paths/words.js";
import type { Connection } from "./path-search.js";
import { wrap } from "./table.js";
import { toPrintable, type Terminal } from "./terminal.js";

type Page = Pick<Terminal, "style" | "width">;

type Named = Pick<PathEntity, "name">;

const INDENT = "     ";

export function toPathLines({ from, to, answer }: Connection, told: ProofInTime, page: Page): string[] {
  const ends = `${toPrintable(from.name)} and ${toPrintable(to.name)}`;
  return [
    page.style("bold", toHeading(ends, answer)),
    ...toRemarks(answer),
    ...tellApart(answer.paths).flatMap((path, index) => [
      "",
      ...toPathSteps(path, `${index + 1}.`.padEnd(4), told, page),
    ]),
    ...toDenials({ from, to, answer }, told, page),
  ];
}

/** What is denied between the two themselves, with the sentence that denies it. */
function toDenials({ from, to, answer: { deniedBetween } }: Connection, told: ProofInTime, page: Page): string[] {
  if (!deniedBetween) return [];
  const step = toPathStep(deniedBetween, { here: from, there: to }, told, page);
  return ["", "Between the two themselves, only denied, and so no path (--denied takes such lines in):", ...step];
}

/** Two of one name have their ids behind it: `Marek Stone [person/marek-stone~2]`. */
function tellApart(paths: readonly Path[]): Path[] {
  const ids = new Map<string, Set<string>>();
  for (const { id, name } of paths.flatMap((path) => path.entities)) {
    ids.set(name, (ids.get(name) ?? new Set()).add(id));
  }
  const toApart = (entity: PathEntity): PathEntity =>
    (ids.get(entity.name)?.size ?? 0) > 1 ? { ...entity, name: `${entity.name} [${entity.id}]` } : entity;
  return paths.map((path) => ({ ...path, entities: path.entities.map(toApart) }));
}

function toHeading(ends: string, { paths, question }: PathAnswer): string {
  const limit = `within ${question.maxHops} ${question.maxHops === 1 ? "hop" : "hops"}`;
  if (paths.length === 0) return `No path joins ${ends} ${limit}.`;
  if (paths.length === 1) return `One path joins ${ends} ${limit}.`;
  return `${paths.length} paths join ${ends} ${limit}, the ${question.ranking} first.`;
}

function toRemarks({ complete, whyNone, hubs, byStore }: PathAnswer): string[] {
  const names = hubs.leftOut
    .slice(0, 5)
    .map(({ name }) => toPrintable(name))
    .join(", ");
  return [
    ...(complete ? [] : ["The search was stopped before its end: there may be better paths."]),
    ...toStoreRemarks(byStore),
    ...(whyNone ? [whyNone.message, ...whyNone.openers.map(({ message }) => `  ${message}`)] : []),
    ...(names ? [`Left out because so many are connected to them: ${names}. --hubs takes them in.`] : []),
  ].map(toPrintable);
}

export function toStoreRemarks(byStore: PathAnswer["byStore"]): string[] {
  if (!byStore) return [];
  const { store, notHonoured } = byStore;
  return [`The case is too large to hold in memory: ${store} searched.`, ...notHonoured.map(({ message }) => message)];
}

/** The names in a row, then each step with its quotes. */
export function toPathSteps(path: Path, number: string, told: ProofInTime, page: Page): string[] {
  const steps = path.hops.flatMap((hop, index) => {
    const [here, there] = [path.entities[index], path.entities[index + 1]];
    return here && there ? toPathStep(hop, { here, there }, told, page) : []; // one entity more than hops
  });
  return [page.style("bold", number + path.entities.map(({ name }) => toPrintable(name)).join(" → ")), ...steps];
}

export function toPathStep(
  { relations }: Hop,
  { here, there }: { readonly here: Named; readonly there: Named },
  { proof, window }: ProofInTime,
  page: Page,
): string[] {
  const [best, ...others] = relations;
  if (!best) return [];
  const claims = proof.get(best.id) ?? [];
  const [left, right] = [toPrintable(here.name), toPrintable(there.name)];
  const line = `  ${left} ${toArrow(best, claims)} ${right}`;
  const outside = toTimesOutside(best, claims, window);
  const also = others.map((relation) => {
    const own = proof.get(relation.id) ?? [];
    const remark = toTimesOutside(relation, own, window) ? "; no dated claim in this time" : "";
    return `${toPrintable(toWording(relation, own))} (${relation.status}${remark})`;
  });
  return [
    `${line}  ${page.style(best.status === "contested" || best.status === "denied" ? "yellow" : "dim", toStanding(best, claims))}`,
    ...(outside ? toIndented(toOutsideWords(outside), page, INDENT).map((text) => page.style("yellow", text)) : []),
    ...toQuotes(claims, page),
    ...(also.length > 0
      ? toIndented(`also: ${also.join(", ")}`, page, INDENT).map((text) => page.style("dim", text))
      : []),
  ];
}

/** `─ founded →`, read against its direction `← was founded by ─`, `─ spoke with ─`, `┄ denied: spoke with ┄`. */
function toArrow(relation: HopRelation, claims: readonly Claim[]): string {
  const wording = toPrintable(toWording(relation, claims));
  if (relation.status === "denied") return `┄ denied: ${wording} ┄`;
  if (ontology.find(relation.type)?.symmetric) return `─ ${wording} ─`;
  return relation.forward ? `─ ${wording} →` : `← ${wording} ─`;
}

/** `contested: 2 origins, 1 denial, 2021-04 and since 2022-10`. */
function toStanding(line: HopRelation, claims: readonly Claim[]): string {
  const { status, origins, denials } = line;
  const count = (number: number, noun: string) => (number > 0 ? [`${number} ${noun}${number === 1 ? "" : "s"}`] : []);
  const times = toTimes(toDeciding(line, claims));
  const when = times.length > 0 ? [toTimesWords(times)] : [];
  return `${status}: ${[...count(origins, "origin"), ...count(denials, "denial"), ...when].join(", ")}`;
}

/** The best quote for and the best against. */
function toQuotes(claims: readonly Claim[], page: Page): string[] {
  const support = claims.find((claim) => claim.stance === "asserted");
  const denial = claims.find((claim) => claim.stance !== "asserted");
  return [support, denial].flatMap((claim) => (claim ? toQuote(claim, page) : []));
}

function toQuote(claim: Claim, page: Page): string[] {
  const stance = claim.stance === "asserted" ? "" : `${claim.stance}: `;
  return [
    ...toIndented(`${stance}“${toPrintable(toSentence(claim))}”`, page, INDENT),
    ...toIndented(`— ${toPrintable(toCredit(claim))}`, page, `${INDENT}  `).map((text) => page.style("dim", text)),
  ];
}

function toIndented(text: string, { width }: Page, indent: string): string[] {
  return wrap(text, Math.max(20, Math.min(width, 120) - indent.length), 20).map((line) => indent + line);
}
