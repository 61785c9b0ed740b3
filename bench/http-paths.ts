/** The application over relations in memory, asked as a client asks: what HTTP adds to a question. */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import type { ClaimId, DocumentId, EntityId, PassageId, RelationId } from "../graph/ids.js";
import type { Claim } from "../graph/model.js";
import { inOutline } from "../graph/outline.js";
import { Questions } from "../graph/questions.js";
import type { GraphStore, RelationBatch } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";
import { createApp } from "../server/app.js";
import { Jobs } from "../server/jobs.js";

export interface Served {
  /** Sends it and takes the answer to its last byte. Throws for any status but 200. */
  readonly post: (path: string, body: unknown) => Promise<Buffer>;
  readonly close: () => Promise<void>;
}

/** Each line has one made-up claim: an answer holds its quotes, and what a store takes to find them is left out. */
export async function serveRelations(batches: readonly RelationBatch[]): Promise<Served> {
  const counts = { documents: 0, passages: 0, claims: 0, judgements: 0, entities: 0 };
  const store = {
    description: "relations in memory",
    revision: async () => 1,
    counts: async () => ({ ...counts, relations: 0 }),
    entities: async () => [],
    claimsOf: async (ids: readonly RelationId[]) => new Map(ids.map((id) => [id, [toClaim(id)]])),
    outline: () => inOutline(Readable.from(batches)),
  } as unknown as GraphStore; // what else it does is not asked
  const questions = new Questions(store);
  const texts = openTextFolder(join(tmpdir(), "clew-bench-no-texts"));
  const jobs = new Jobs(join(tmpdir(), "clew-bench-no-jobs"), store, { texts });
  const named = { client: "", version: "0", caseName: "bench", ownerToken: "none" };
  const server = createServer(createApp(store, { gate: { hosts: ["127.0.0.1"] }, jobs, texts, questions, ...named }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true });
  return {
    post: (path, body) => post({ agent, port, path }, JSON.stringify(body)),
    async close() {
      agent.destroy();
      server.closeAllConnections();
      server.close();
      await questions.close();
    },
  };
}

function toClaim(relation: RelationId): Claim {
  const id = relation.slice(4) as ClaimId & PassageId;
  const quote = "Number 4711 spoke with Number 1174 on Tuesday";
  const text = `According to two officials who were in the room, ${quote}, some days before the contract was signed.`;
  const title = "What was said in the room, and what became of it";
  const source = `https://the-ledger.example/${id}`;
  return {
    id,
    predicate: "SPOKE_WITH",
    stance: "asserted",
    modality: "reported",
    quote,
    start: 49,
    end: 49 + quote.length,
    passage: { id, start: 0, text },
    document: { id: `doc-${id}` as DocumentId, title, publisher: "The Ledger", published: "2022-10-11", source },
    subject: { entity: "person/number-4711" as EntityId, name: "Number 4711" },
    object: { entity: "person/number-1174" as EntityId, name: "Number 1174" },
    origin: "The Ledger",
    confidence: 0.8,
    rule: "spoke-with",
    hidden: false,
  };
}

function post(
  to: { readonly agent: Agent; readonly port: number; readonly path: string },
  body: string,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request({ host: "127.0.0.1", method: "POST", headers, ...to }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => {
        const bytes = Buffer.concat(pieces);
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(bytes.toString()));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
