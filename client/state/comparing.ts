/** What helps to tell whether two entities are one: the documents that name both, and what is said of each. */
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import type { Relation } from "./graph.js";
import type { Pair } from "./judgements.js";

type Passage = Answer<"GET /api/passages">["items"][number];
export interface Sighting {
  readonly document: Passage["document"];
  readonly start: number;
  readonly end: number;
  readonly text: string;
}
export interface Compared {
  readonly id: string;
  readonly documents: number;
  readonly sightings: readonly Sighting[];
  readonly lines: readonly { readonly line: Relation; readonly other: string }[];
}
export interface Comparing {
  readonly both: readonly { readonly id: string; readonly title: string }[];
  readonly sides: readonly [Compared, Compared];
}

const SIGHTINGS = 3;
const LINES = 4;

export async function comparePair({ a, b }: Pair, signal: AbortSignal): Promise<Comparing> {
  const [one, other] = await Promise.all([readSide(a, signal), readSide(b, signal)]);
  const others = new Set(other.documents.map(({ id }) => id));
  return {
    both: one.documents.filter(({ id }) => others.has(id)),
    sides: [toCompared(one), toCompared(other)],
  };
}

type Side = Awaited<ReturnType<typeof readSide>>;

function toCompared({ id, documents, sightings, lines }: Side): Compared {
  return { id, documents: documents.length, sightings, lines };
}

async function readSide({ id, name }: Pair["a"], signal: AbortSignal) {
  const [names, around, { items }] = await Promise.all([
    call("GET /api/entities/:id/names", { params: { id } }, { signal }),
    call("GET /api/entities/:id/neighbours", { params: { id }, query: { limit: LINES } }, { signal }),
    call("GET /api/passages", { query: { q: name, limit: 50 } }, { signal }),
  ]);
  const documents = [
    ...new Map(names.flatMap((one) => one.documents.map((document) => [document.id, document] as const))).values(),
  ];
  const own: readonly Sighting[] = items.filter((passage) => passage.entities.some((entity) => entity.id === id));
  const sightings = own.length > 0 ? own : await readFirst(id, documents[0]?.id, signal);
  const lines = around.items.flatMap(({ entity, relations }) =>
    relations.map((line) => ({ line, other: entity.name })),
  );
  return { id, documents, sightings: sightings.slice(0, SIGHTINGS), lines: lines.slice(0, LINES) };
}

/** Words as common as an initial find other passages first: then a document that names it is read. */
async function readFirst(entity: string, id: string | undefined, signal: AbortSignal): Promise<Sighting[]> {
  if (id === undefined) return [];
  const document = await call("GET /api/documents/:id", { params: { id } }, { signal });
  const passages = new Set(document.mentions.filter((one) => one.entity === entity).map((one) => one.passage));
  return document.passageList
    .filter((passage) => passages.has(passage.id))
    .map(({ start, end, text }) => ({ document, start, end, text }));
}
