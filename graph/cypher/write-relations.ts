/**
 * Writes lines: takes the claims that came and went, brings the tallies of their lines up to date by the difference, and
 * redraws just those relationships. Each line has a `(:Tally {id, type, source, target, tally})` node, by which it is
 * found and counted; the relationship carries what users see.
 */
import type { EntityId, RelationId } from "../ids.js";
import type { PartialDate, Stance, Status } from "../model.js";
import type { RelationType } from "../ontology.js";
import { add, emptyTally, isDenial, isEmpty, remove, summarise, type Contribution, type Tally } from "../tally.js";
import { sendFor, type Transaction } from "./database.js";
import { drawRelations, type Redrawn } from "./draw-relations.js";

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
    const known = went.map((claim) => remove(tally, claim) || came.some(isOfSameDay(claim))).every(Boolean);
    if (!known) tally = await countAnew(transaction, line.id);
    const summary = isEmpty(tally) ? undefined : summarise(tally);
    if (summary)
      tallies[before ? "known" : "fresh"].push({ ...line, tally: JSON.stringify(tally), status: summary.status });
    else if (before) tallies.emptied.push(line);
    redrawn.push({ line, before: before?.status, after: summary });
  }
  saveTallies(transaction, tallies);
  await drawRelations(transaction, redrawn);
  return entries.map(({ line }) => line.id);
}

/** What came keeps the day at which the line was first or last reported, though another claim of it went. */
const isOfSameDay = (went: Contribution) => (came: Contribution) => came.published === went.published;

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

/** (:Tally {id, type, source, target, status, tally}) by id. */
async function readTallies(transaction: Transaction, ids: readonly RelationId[]): Promise<Map<RelationId, TallyRow>> {
  const rows = await transaction.run<TallyRow>(
    `UNWIND $ids AS id MATCH (t:Tally {id: id}) RETURN t.id AS id, t.tally AS tally, t.status AS status`,
    { ids },
  );
  return new Map(rows.map((row) => [row.id, row]));
}

function saveTallies(
  transaction: Transaction,
  tallies: {
    readonly fresh: readonly object[];
    readonly known: readonly object[];
    readonly emptied: readonly object[];
  },
): void {
  sendFor(
    transaction,
    `UNWIND $rows AS row
     CREATE (:Tally {id: row.id, type: row.type, source: row.source, target: row.target, status: row.status, tally: row.tally})`,
    tallies.fresh,
  );
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (t:Tally {id: row.id}) SET t.status = row.status, t.tally = row.tally`,
    tallies.known,
  );
  sendFor(transaction, `UNWIND $rows AS row MATCH (t:Tally {id: row.id}) DELETE t`, tallies.emptied);
}

/**
 * The claims of a line, counted from nothing: only after the earliest or latest of them went. By UNWIND, since the embedded
 * engine walks all claims there are for a MATCH with an equality that is indexed and one that is not.
 */
async function countAnew(transaction: Transaction, id: RelationId): Promise<Tally> {
  const claims = await transaction.run<Omit<CountedClaim, "relation" | "hidden">>(
    // (:Document)-[:HAS_PASSAGE]->(:Passage)<-[:STATED_IN]-(:Claim {relation})
    `UNWIND [$id] AS id MATCH (c:Claim {relation: id}) WHERE c.hidden = false
     MATCH (c)-[:STATED_IN]->(p:Passage) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     RETURN c.stance AS stance, c.origin AS origin, c.from AS from, c.to AS to, c.confidence AS confidence,
            d.published AS published`,
    { id },
  );
  const tally = emptyTally();
  for (const claim of claims) add(tally, toContribution({ ...claim, relation: undefined, hidden: false }));
  return tally;
}
