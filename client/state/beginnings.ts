/** Where to begin in a case: pairs worth asking about, and lines worth opening. */
import { call } from "../api/call.js";
import type { Entity, Relation } from "./graph.js";

export interface Beginnings {
  readonly pairs: readonly Pair[];
  readonly lines: readonly { readonly line: Relation; readonly source: Entity; readonly target: Entity }[];
}
export type Pair = readonly [Entity, Entity];

const LINES = 3;
/** Where somebody is tells nothing of the story, and any link tells little. */
const PLAIN = /^(?:RELATED_TO|LOCATED_IN|WAS_IN|BASED_IN)$/;
/** What makes another story of entities that no line joins to the first: two alone are a remark. */
const STORY_SIZE = 5;

/** Of the most mentioned entities and the lines among them. */
export async function findBeginnings(): Promise<Beginnings> {
  const { items } = await call("GET /api/entities", { query: { q: "", limit: 60 } });
  const { entities, relations } = await call("POST /api/subgraph", {
    body: { entities: items.map((entity) => entity.id) },
  });
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  const ranked = relations
    .filter((line) => !PLAIN.test(line.type))
    .sort((a, b) => b.origins + b.denials - (a.origins + a.denials) || b.claims - a.claims);
  const lines = linesToOpen(ranked).flatMap((line) => {
    const [source, target] = [byId.get(line.source), byId.get(line.target)];
    return source && target ? [{ line, source, target }] : [];
  });
  return { pairs: pairsToAsk(items, ranked), lines };
}

/** A line of each status, then those with the most voices. */
function linesToOpen(ranked: readonly Relation[]): Relation[] {
  const ofEach = ["corroborated", "contested", "denied"].flatMap(
    (status) => ranked.find((line) => line.status === status) ?? [],
  );
  return [...new Set([...ofEach, ...ranked])].slice(0, LINES);
}

/**
 * The two most mentioned people; the first of them and whom only others join to him; the same for the second, or two of
 * another story where there is one that no line joins to the first.
 */
function pairsToAsk(mentioned: readonly Entity[], lines: readonly Relation[]): Pair[] {
  const joined = toJoined(lines);
  const asked = mentioned.filter((entity) => entity.type !== "Place" && joined.has(entity.id));
  const first = asked.find((entity) => entity.type === "Person") ?? asked[0];
  if (!first) return [];
  const story = storyOf(first.id, joined);
  const inStory = asked.filter((entity) => entity !== first && story.has(entity.id));
  const second = inStory.find((entity) => entity.type === "Person") ?? inStory[0];
  const apart = (one: Entity, but: readonly (Entity | undefined)[]) =>
    inStory.find((entity) => entity !== one && !but.includes(entity) && !joined.get(one.id)!.has(entity.id));
  const far = apart(first, [second]);
  const ends = [
    [first, second],
    [first, far ?? inStory.find((entity) => entity !== second)],
    pairElsewhere(asked, story, joined) ?? (second ? [second, apart(second, [first, far])] : []),
  ];
  return ends.flatMap(([a, b]) => (a && b ? [[a, b] as const] : []));
}

function pairElsewhere(asked: readonly Entity[], story: ReadonlySet<string>, joined: Joined): Entity[] | undefined {
  const one = asked.find(({ id }) => !story.has(id) && storyOf(id, joined).size >= STORY_SIZE);
  if (!one) return undefined;
  const its = storyOf(one.id, joined);
  const other = asked.find((entity) => entity !== one && its.has(entity.id));
  return other && [one, other];
}

/** Entity → those whom a line joins to it. */
type Joined = ReadonlyMap<string, ReadonlySet<string>>;

function toJoined(lines: readonly Relation[]): Joined {
  const joined = new Map<string, Set<string>>();
  const add = (a: string, b: string) => void joined.set(a, (joined.get(a) ?? new Set()).add(b));
  for (const { source, target } of lines) {
    add(source, target);
    add(target, source);
  }
  return joined;
}

/** Everyone whom these lines join to one, over others too. */
function storyOf(start: string, joined: Joined): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const id of reached) for (const next of joined.get(id) ?? []) reached.add(next);
  return reached;
}
