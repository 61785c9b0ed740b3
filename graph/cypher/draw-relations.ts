/**
 * Draws, redraws and erases the relationships that stand for lines. A statement begins at the end that has fewer of them
 * (`degree`), since a store walks all relationships of the end it begins at: at a hub that is thousands for each line.
 */
import type { EntityId } from "../ids.js";
import type { Status } from "../model.js";
import type { RelationSummary } from "../tally.js";
import { sendFor, type Transaction } from "./database.js";
import { groupBy, toRelationshipType } from "./rows.js";
import type { Line } from "./write-relations.js";

/** A line whose tally changed: its status before, none where it is new, and what is to be drawn now, if anything. */
export interface Redrawn {
  readonly line: Line;
  readonly before: Status | undefined;
  readonly after: RelationSummary | undefined;
}

export async function drawRelations(transaction: Transaction, redrawn: readonly Redrawn[]): Promise<void> {
  const drawn = redrawn.filter((one) => one.after && (one.before === undefined || isRetyped(one)));
  const updated = redrawn.filter((one) => one.after && one.before !== undefined && !isRetyped(one));
  const erased = redrawn.filter(isRetyped);

  const fromTarget = await findNearerEnds(transaction, [...erased, ...updated]);
  for (const [end, those] of groupBy(erased, ({ line }) => fromTarget(line))) {
    sendByType(transaction, (type) => `${matchLine(type, end)} DELETE r`, those.map(toRowBefore));
  }
  sendByType(
    transaction,
    // (a:Entity)-[:SPOKE_WITH {id, status, claims, …}]->(b:Entity)
    (type) => `MATCH (a:Entity {id: row.source}) MATCH (b:Entity {id: row.target})
     CREATE (a)-[:${type} {${PROPERTIES.map((key) => `${key}: row.${key}`).join(", ")}}]->(b)`,
    drawn.map(toRowAfter),
  );
  for (const [end, those] of groupBy(updated, ({ line }) => fromTarget(line))) {
    // A property without a value goes.
    const set = CHANGING.map((key) => `r.${key} = row.${key}`).join(", ");
    sendByType(transaction, (type) => `${matchLine(type, end)} SET ${set}`, those.map(toRowAfter));
  }
  changeDegrees(transaction, redrawn);
}

/** Each is named in the statement: a map, as `SET r = row.properties`, costs the embedded engine twice as much. */
const PROPERTIES = [
  "id",
  "predicate",
  "status",
  "claims",
  "origins",
  "denials",
  "confidence",
  "first",
  "last",
  "reportedFirst",
  "reportedLast",
] as const satisfies readonly (keyof RelationSummary | "id" | "predicate")[];

/** A line of another predicate has another type, and is drawn anew. */
const CHANGING = PROPERTIES.filter((key) => key !== "id" && key !== "predicate");

interface TypedRow {
  readonly relationshipType: string;
}

/** Once for each type; where the engine takes a type from the row, once for all. */
function sendByType(transaction: Transaction, statement: (type: string) => string, rows: readonly TypedRow[]): void {
  const send = (type: string, those: readonly TypedRow[]) =>
    sendFor(transaction, `UNWIND $rows AS row ${statement(type)}`, those);
  if (transaction.typesFromRows) return send("$(row.relationshipType)", rows);
  for (const [type, those] of groupBy(rows, (row) => row.relationshipType)) send(`\`${type}\``, those);
}

const matchLine = (type: string, fromTarget: boolean) =>
  fromTarget
    ? `MATCH (b:Entity {id: row.target})<-[r:${type}]-() WHERE r.id = row.id`
    : `MATCH (a:Entity {id: row.source})-[r:${type}]->() WHERE r.id = row.id`;

function isRetyped({ line, before, after }: Redrawn): boolean {
  return before !== undefined && (!after || toType(line, before) !== toType(line, after.status));
}

const toType = (line: Line, status: Status) => toRelationshipType({ type: line.type, status });

const toRowBefore = ({ line, before }: Redrawn) => ({ ...line, relationshipType: toType(line, before!) });

/** Written out, as there is one for nearly every claim: rows that are spread together cost a quarter of the linking. */
function toRowAfter({ line, after }: Redrawn) {
  const { status, claims, origins, denials, confidence, first, last, reportedFirst, reportedLast } = after!;
  return {
    id: line.id,
    source: line.source,
    target: line.target,
    relationshipType: toType(line, status),
    predicate: status === "denied" ? line.type : undefined,
    status,
    claims,
    origins,
    denials,
    confidence,
    first,
    last,
    reportedFirst,
    reportedLast,
  };
}

/** Whether a line is nearer at hand from its target. */
async function findNearerEnds(transaction: Transaction, lines: readonly Redrawn[]): Promise<(line: Line) => boolean> {
  if (lines.length === 0) return () => false;
  const ids = [...new Set(lines.flatMap(({ line }) => [line.source, line.target]))];
  const rows = await transaction.run<{ id: EntityId; degree: number }>(
    `UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN e.id AS id, e.degree AS degree`,
    { ids },
  );
  const degrees = new Map(rows.map((row) => [row.id, row.degree]));
  return (line) => (degrees.get(line.source) ?? 0) > (degrees.get(line.target) ?? 0);
}

function changeDegrees(transaction: Transaction, redrawn: readonly Redrawn[]): void {
  const steps = new Map<EntityId, number>();
  for (const { line, before, after } of redrawn) {
    const step = (after ? 1 : 0) - (before !== undefined ? 1 : 0);
    if (step === 0) continue;
    for (const end of [line.source, line.target]) steps.set(end, (steps.get(end) ?? 0) + step);
  }
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.degree = e.degree + row.step`,
    [...steps].map(([id, step]) => ({ id, step })),
  );
}
