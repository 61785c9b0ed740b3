/** Who is called almost as somebody typed: for a name that nobody has. */
import { distance } from "fastest-levenshtein";
import { call } from "../api/call.js";
import type { Entity } from "./graph.js";

const MOST = 5;
const MOST_WORDS = 4;

/** Those whose names begin, in any word, as a word that was typed begins; the most similar first. */
export async function findNear(typed: string, signal?: AbortSignal): Promise<Entity[]> {
  const wanted = fold(typed);
  const beginnings = wanted.split(" ").map((word) => word.slice(0, 3));
  const found = await Promise.all(
    [...new Set(beginnings)]
      .slice(0, MOST_WORDS)
      .map((q) =>
        call("GET /api/entities", { query: { q, limit: 50 } }, { ...(signal && { signal }) }).then(
          ({ items }) => items,
        ),
      ),
  );
  const all = [
    ...new Map(found.flat().map((entity) => [entity.id, { entity, far: farness(entity, wanted) }])).values(),
  ];
  return all
    .filter(({ far }) => far <= Math.max(2, wanted.length / 2))
    .sort((a, b) => a.far - b.far || b.entity.mentions - a.entity.mentions)
    .slice(0, MOST)
    .map(({ entity }) => entity);
}

/** Letters between what was typed and the name that is most like it: the whole, an alias, or a word of it. */
function farness({ name, aliases }: Entity, wanted: string): number {
  const names = [name, ...aliases].map(fold);
  const wholes = names.map((one) => distance(one, wanted));
  const words = names.flatMap((one) => one.split(" ").map((word) => distance(word, wanted) + 0.5));
  return Math.min(...wholes, ...words);
}

function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim().replace(/\s+/g, " ");
}
