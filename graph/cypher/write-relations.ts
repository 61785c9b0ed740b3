/**
 * Writes lines: takes the claims that came and went, brings the tallies of their lines up to date by the difference, and
 * redraws just those relationships. Each line has a `(:Tally {id, type, source, target, tally})` node, by which it is
 * found and counted; the relationship carries what users see.
 */
import type { EntityId, RelationId } from "../ids.js";
import type { PartialDate, Stance, Status } from "../model.js";
import type { RelationType } from "../ontology.js";
import { add, emptyTally, isDenial, isEmpty, remove, summarise, type Contribution, type Tally } from "../tally.js";
import { runFor, type Transaction } from "./database.js";
import { compact, groupBy, toRelationshipType } from "./rows.js";

/** A claim as it counts towards its line. `relation` is undefined where both ends are one entity. */
export interface CountedClaim {
  readonly relation: Line | undefined;
  readonly hidden: boolean;
  readonly stance: Stance;
  readonly origin: string;
  readonly from: PartialDate | null;
  readonly to: PartialDate | null;
  readonly confidence: number;
  readonly published: PartialDate | null;
}

export interface Line {
  readonly id: RelationId;
  readonly type: RelationType;
  readonly source: EntityId;
  readonly target: EntityId;
}

/** A stored claim with the id of its line, for `withLines`. */
export type StoredClaim = Omit<CountedClaim, "relation"> & { readonly relation: RelationId | null };

/**
 * The claims with their lines. A statement of its own, and not an OPTIONAL MATCH of the one that finds them, which the
 * embedded engine answers by walking the whole store for every claim.
 */
export async function withLines<Claim extends StoredClaim>(
  transaction: Transaction,
  claims: readonly Claim[],
): Promise<(Omit<Claim, "relation"> & CountedClaim)[]> {
  const ids = [...new Set(claims.flatMap(({ relation }) => relation ?? []))];
  const lines = await transaction.run<Line>(
    `UNWIND $ids AS id MATCH (t:Tally {id: id})
     RETURN t.id AS id, t.type AS type, t.source AS source, t.target AS target`,
    { ids },
  );
  const byId = new Map(lines.map((line) => [line.id, line]));
  return claims.map((claim) => ({
    ...claim,
    relation: claim.relation === null ? undefined : byId.get(claim.relation),
  }));
}

/** Claims that begin and cease to count. */
export class ClaimChanges {
  private readonly lines = new Map<RelationId, { line: Line; came: Contribution[]; went: Contribution[] }>();

  came(claim: CountedClaim): void {
    if (claim.relation && !claim.hidden) this.of(claim.relation).came.push(toContribution(claim));
  }

  went(claim: CountedClaim): void {
    if (claim.relation && !claim.hidden) this.of(claim.relation).went.push(toContribution(claim));
  }

  entries() {
    return [...this.lines.values()];
  }

  private of(line: Line) {
    const known = this.lines.get(line.id) ?? { line, came: [], went: [] };
    this.lines.set(line.id, known);
    return known;
  }
}

interface TallyRow {
  readonly id: RelationId;
  readonly tally: string;
  readonly status: Status;
}

interface Redrawn {
  readonly line: Line;
  readonly before: Status | undefined;
  readonly after: { readonly status: Status; readonly props: Record<string, unknown> } | undefined;
}

/**
 * Brings the lines of these claims up to date. The claims themselves are written already, each with the id of its line.
 * Returns the ids of the lines that changed.
 */
export async function writeRelations(transaction: Transaction, changes: ClaimChanges): Promise<RelationId[]> {
  const entries = changes.entries().filter(({ came, went }) => !cancelOut(came, went));
  if (entries.length === 0) return [];
  const stored = await readTallies(
    transaction,
    entries.map(({ line }) => line.id),
  );
  const tallies = { fresh: [] as object[], known: [] as object[], emptied: [] as object[] };
  const redrawn: Redrawn[] = [];
  for (const { line, came, went } of entries) {
    const before = stored.get(line.id);
    let tally: Tally = before ? (JSON.parse(before.tally) as Tally) : emptyTally();
    for (const claim of came) add(tally, claim);
    const known = went.map((claim) => remove(tally, claim)).every(Boolean);
    if (!known) tally = await countAnew(transaction, line.id);
    const summary = isEmpty(tally) ? undefined : summarise(tally);
    if (summary)
      tallies[before ? "known" : "fresh"].push({ ...line, tally: JSON.stringify(tally), status: summary.status });
    else if (before) tallies.emptied.push(line);
    redrawn.push({
      line,
      before: before?.status,
      after: summary && { status: summary.status, props: toProperties(line, summary) },
    });
  }
  await saveTallies(transaction, tallies);
  await redraw(transaction, redrawn);
  return entries.map(({ line }) => line.id);
}

function toContribution(claim: CountedClaim): Contribution {
  return {
    denies: isDenial(claim.stance),
    origin: claim.origin,
    from: claim.from ?? "",
    to: claim.to ?? "",
    confidence: claim.confidence,
    published: claim.published ?? "",
  };
}

/** A document read again by the same rules brings back what it took away. */
function cancelOut(came: readonly Contribution[], went: readonly Contribution[]): boolean {
  if (came.length !== went.length) return false;
  const keys = (claims: readonly Contribution[]) => claims.map((claim) => JSON.stringify(claim)).sort();
  const [a, b] = [keys(came), keys(went)];
  return a.every((key, index) => key === b[index]);
}

function toProperties(line: Line, summary: ReturnType<typeof summarise>): Record<string, unknown> {
  return compact({ id: line.id, ...summary, predicate: summary.status === "denied" ? line.type : undefined });
}

/** (:Tally {id, type, source, target, status, tally}) by id. */
async function readTallies(transaction: Transaction, ids: readonly RelationId[]): Promise<Map<RelationId, TallyRow>> {
  const rows = await transaction.run<TallyRow>(
    `UNWIND $ids AS id MATCH (t:Tally {id: id}) RETURN t.id AS id, t.tally AS tally, t.status AS status`,
    { ids },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function saveTallies(
  transaction: Transaction,
  tallies: {
    readonly fresh: readonly object[];
    readonly known: readonly object[];
    readonly emptied: readonly object[];
  },
): Promise<void> {
  await runFor(
    transaction,
    `UNWIND $rows AS row
     CREATE (:Tally {id: row.id, type: row.type, source: row.source, target: row.target, status: row.status, tally: row.tally})`,
    tallies.fresh,
  );
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (t:Tally {id: row.id}) SET t.status = row.status, t.tally = row.tally`,
    tallies.known,
  );
  await runFor(transaction, `UNWIND $rows AS row MATCH (t:Tally {id: row.id}) DELETE t`, tallies.emptied);
}

/** The claims of a line, counted from nothing: only after the earliest or latest of them went. */
async function countAnew(transaction: Transaction, id: RelationId): Promise<Tally> {
  const claims = await transaction.run<Omit<CountedClaim, "relation" | "hidden">>(
    // (:Document)-[:HAS_PASSAGE]->(:Passage)<-[:STATED_IN]-(:Claim {relation})
    `MATCH (c:Claim {relation: $id}) WHERE c.hidden = false
     MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     RETURN c.stance AS stance, c.origin AS origin, c.from AS from, c.to AS to, c.confidence AS confidence,
            d.published AS published`,
    { id },
  );
  const tally = emptyTally();
  for (const claim of claims) add(tally, toContribution({ ...claim, relation: undefined, hidden: false }));
  return tally;
}

/**
 * Draws, redraws and erases relationships. A statement begins at the end that has fewer of them (`degree`), since a
 * store walks all relationships of the end it begins at: at a hub that is thousands for each line.
 */
async function redraw(transaction: Transaction, redrawn: readonly Redrawn[]): Promise<void> {
  const degrees = await readDegrees(transaction, redrawn);
  const isHubSource = (line: Line) => (degrees.get(line.source) ?? 0) > (degrees.get(line.target) ?? 0);
  const type = (line: Line, status: Status) => toRelationshipType({ type: line.type, status });
  const isRetyped = ({ line, before, after }: Redrawn) =>
    before !== undefined && (!after || type(line, before) !== type(line, after.status));

  const erased = redrawn.filter(isRetyped);
  const drawn = redrawn.filter((one) => one.after && (one.before === undefined || isRetyped(one)));
  const updated = redrawn.filter((one) => one.after && one.before !== undefined && !isRetyped(one));

  for (const [[key], group] of byTypeAndEnd(erased, (one) => type(one.line, one.before!), isHubSource)) {
    await runFor(
      transaction,
      `UNWIND $rows AS row ${matchLine(key.type, key.fromTarget)} DELETE r`,
      group.map(({ line }) => line),
    );
  }
  for (const [[key], group] of byTypeAndEnd(
    drawn,
    (one) => type(one.line, one.after!.status),
    () => false,
  )) {
    await runFor(
      transaction,
      `UNWIND $rows AS row MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target})
       CREATE (a)-[r:${key.type}]->(b) SET r = row.props`,
      group.map(({ line, after }) => ({ ...line, props: after?.props })),
    );
  }
  for (const [[key], group] of byTypeAndEnd(updated, (one) => type(one.line, one.after!.status), isHubSource)) {
    await runFor(
      transaction,
      `UNWIND $rows AS row ${matchLine(key.type, key.fromTarget)} SET r = row.props`,
      group.map(({ line, after }) => ({ ...line, props: after?.props })),
    );
  }
  await changeDegrees(transaction, redrawn);
}

const matchLine = (type: string, fromTarget: boolean) =>
  fromTarget
    ? `MATCH (b:Entity {id: row.target})<-[r:${type}]-() WHERE r.id = row.id`
    : `MATCH (a:Entity {id: row.source})-[r:${type}]->() WHERE r.id = row.id`;

function byTypeAndEnd(
  redrawn: readonly Redrawn[],
  typeOf: (one: Redrawn) => string,
  fromTarget: (line: Line) => boolean,
): [[{ type: string; fromTarget: boolean }], Redrawn[]][] {
  const groups = groupBy(redrawn, (one) => `${typeOf(one)}|${fromTarget(one.line)}`);
  return [...groups].map(([key, group]) => {
    const [type = "", end] = key.split("|");
    return [[{ type, fromTarget: end === "true" }], group];
  });
}

async function readDegrees(transaction: Transaction, redrawn: readonly Redrawn[]): Promise<Map<EntityId, number>> {
  const ids = [...new Set(redrawn.flatMap(({ line }) => [line.source, line.target]))];
  const rows = await transaction.run<{ id: EntityId; degree: number }>(
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.degree AS degree`,
    { ids },
  );
  return new Map(rows.map((row) => [row.id, row.degree]));
}

async function changeDegrees(transaction: Transaction, redrawn: readonly Redrawn[]): Promise<void> {
  const steps = new Map<EntityId, number>();
  for (const { line, before, after } of redrawn) {
    const step = (after ? 1 : 0) - (before !== undefined ? 1 : 0);
    if (step === 0) continue;
    for (const end of [line.source, line.target]) steps.set(end, (steps.get(end) ?? 0) + step);
  }
  if (steps.size === 0) return;
  await runFor(
    transaction,
    `UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.degree = e.degree + row.step`,
    [...steps].map(([id, step]) => ({ id, step })),
  );
}
