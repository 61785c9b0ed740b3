/** The application over relations in memory, asked as a client asks: what HTTP adds to a question. */
import { Agent, createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Questions } from "../graph/questions.js";
import type { GraphStore, RelationBatch } from "../graph/store.js";
import { openTextFolder } from "../graph/texts.js";
import { createApp } from "../server/app.js";
import { Jobs } from "../server/jobs.js";

export interface Served {
  /** Sends it and reads the whole answer. Throws for any status but 200. */
  readonly post: (path: string, body: unknown) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** The lines have no claims here: an answer's quotes are looked up in the store and cost what that takes. */
export async function serveRelations(batches: readonly RelationBatch[]): Promise<Served> {
  const counts = { documents: 0, passages: 0, claims: 0, judgements: 0, entities: 0 };
  const store = {
    description: "relations in memory",
    revision: async () => 1,
    counts: async () => ({ ...counts, relations: 0 }),
    entities: async () => [],
    claimsOf: async () => new Map(),
    async *relations() {
      yield* batches;
    },
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

function post(
  to: { readonly agent: Agent; readonly port: number; readonly path: string },
  body: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
    const sent = request({ host: "127.0.0.1", method: "POST", headers, ...to }, (response) => {
      const pieces: Buffer[] = [];
      response.on("data", (piece: Buffer) => pieces.push(piece));
      response.on("end", () => {
        const text = Buffer.concat(pieces).toString();
        if (response.statusCode === 200) resolve(text);
        else reject(new Error(text));
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
