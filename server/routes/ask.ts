/** Users' own Cypher, and everything that leaves or enters as a file. */
import type { Response } from "express";
import { MOST_ROWS, type RankAnswer } from "../../graph/analytics/rank.js";
import { ClewError } from "../../graph/errors.js";
import type { EntityId, RelationId } from "../../graph/ids.js";
import { formats } from "../../graph/export/formats.js";
import { withMeasures } from "../../graph/export/measures.js";
import { exportSubgraph } from "../../graph/export/part-of-case.js";
import { findElements } from "../../graph/export/query-elements.js";
import type { ExportSource } from "../../graph/export/source.js";
import { exportCase } from "../../graph/export/whole-case.js";
import type { Questions } from "../../graph/questions.js";
import type { GraphStore } from "../../graph/store.js";
import type { Answer, Input } from "../api.js";
import type { Routes } from "../handler.js";
import { toFileName } from "../file-name.js";
import { writePiece } from "../sending.js";

export function askRoutes(store: GraphStore, questions: Questions): Routes {
  return {
    "POST /api/cypher": async ({ body }, { signal }) => {
      const { cypher, parameters, maxRows, timeoutMs } = body;
      const result = await store.query(cypher, parameters, { maxRows, timeoutMs, signal });
      return { ...result, subgraph: await findElements(store, result) } as unknown as Answer<"POST /api/cypher">;
    },
    "POST /api/export": async ({ body }, { response, signal }) => {
      if (body.format === "json" && body.measures.length > 0) {
        throw new ClewError("invalid-input", "A measure makes a column, and json has none: choose another format.");
      }
      const answers: RankAnswer[] = [];
      for (const measure of body.measures) {
        answers.push(await questions.ask("rank", { measure, limit: MOST_ROWS }, { signal }));
      }
      const source = withMeasures(await toSource(store, body, signal), answers);
      const { mediaType, extension, write } = formats[body.format];
      response.attachment(toFileName(body.title ?? source.header.title) + extension);
      response.type(mediaType);
      await send(response, write(source));
    },
    "GET /api/backup": async (_input, { response }) => {
      response.attachment(`clew-${new Date().toISOString().slice(0, 10)}.ndjson`);
      response.type("application/x-ndjson");
      await send(response, lines(store.backup()));
    },
  };
}

type ExportBody = Input<"POST /api/export">["body"];

async function toSource(
  store: GraphStore,
  { what, title, filters }: ExportBody,
  signal: AbortSignal,
): Promise<ExportSource> {
  switch (what.kind) {
    case "all":
      return exportCase(store);
    case "cypher": {
      const result = await store.query(what.cypher, what.parameters, { maxRows: 10_000, timeoutMs: 60_000, signal });
      const subgraph = await findElements(store, result);
      return exportSubgraph(store, subgraph, {
        title: title ?? "A query's result",
        filters: { ...filters, cypher: what.cypher },
      });
    }
    case "subgraph": {
      const entities = await store.entities(what.entities as EntityId[]);
      const known = new Set(entities.map((entity) => entity.id));
      const found = await Promise.all(what.relations.map((id) => store.relation(id as RelationId)));
      const relations = found
        .filter((line) => line !== undefined)
        .filter((line) => known.has(line.source) && known.has(line.target));
      return exportSubgraph(store, { entities, relations }, { title: title ?? "What was in view", filters });
    }
  }
}

async function* lines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const text of texts) yield `${text}\n`;
}

/** Piece by piece, no faster than it is read; ends with the work when nobody reads any more. */
async function send(response: Response, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    if (response.destroyed) throw new ClewError("aborted", "The download was broken off.");
    await writePiece(response, piece);
  }
  response.end();
}
