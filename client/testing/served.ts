/** A small case, written for the tests, served as users have it served. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CypherDatabase } from "../../graph/cypher/database.js";
import { createStore } from "../../graph/cypher/store.js";
import type { ReadDocument, Stance } from "../../graph/model.js";
import type { GraphStore } from "../../graph/store.js";
import { openTextFolder } from "../../graph/texts.js";
import { serve, type Serving } from "../../server/serve.js";

export interface ServedCase {
  readonly address: string;
  readonly store: GraphStore;
  close(): Promise<void>;
  /** The server goes, and comes back at the same address. */
  restart(whileGone: () => Promise<void>): Promise<void>;
}

/** `clew serve` over this database, filled with the test case. */
export async function serveCase(open: (folder: string) => Promise<CypherDatabase>): Promise<ServedCase> {
  const folder = await mkdtemp(join(tmpdir(), "clew-page-"));
  const texts = openTextFolder(join(folder, "texts"));
  const store = await createStore(await open(folder), { texts });
  await store.saveDocuments(CASE);
  const start = (port: number): Promise<Serving> =>
    serve(store, {
      host: "127.0.0.1",
      port,
      hosts: [],
      data: folder,
      texts,
      client: fileURLToPath(new URL("../../page", import.meta.url)),
      version: "0.0.0",
      caseName: "The harbour",
    });
  let serving = await start(0);
  const { address } = serving;
  return {
    address,
    store,
    async restart(whileGone) {
      await serving.close();
      await whileGone();
      serving = await start(Number(new URL(address).port));
    },
    async close() {
      await serving.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const PEOPLE = {
  anna: { name: "Anna Berg", type: "Person" },
  carl: { name: "Carl Dorn", type: "Person" },
  port: { name: "Port Authority of Oslo", type: "Agency" },
  ship: { name: "Nordlys Shipping", type: "Organization" },
  oslo: { name: "Oslo", type: "Place" },
  /** Names come from strangers. */
  evil: { name: `<img src=x onerror="document.title='owned'">`, type: "Organization" },
} as const;
type Who = keyof typeof PEOPLE;

interface Line {
  readonly sentence: string;
  readonly predicate: string;
  readonly subject: Who;
  readonly object: Who;
  readonly stance?: Stance;
  readonly speaker?: Who;
}

const LINES: Readonly<Record<string, readonly Line[]>> = {
  Aftenbladet: [
    {
      sentence: "Anna Berg met with Carl Dorn at the harbour before the tender was announced, she said.",
      predicate: "MET_WITH",
      subject: "anna",
      object: "carl",
      speaker: "anna",
    },
    {
      sentence: "Carl Dorn, who leads Nordlys Shipping, said that he had paid nobody.",
      predicate: "LEADS",
      subject: "carl",
      object: "ship",
    },
    {
      sentence: "Carl Dorn denied that Nordlys Shipping had paid the Port Authority of Oslo anything.",
      predicate: "PAID",
      subject: "ship",
      object: "port",
      stance: "denied",
      speaker: "carl",
    },
  ],
  Havneposten: [
    {
      sentence: "Anna Berg and Carl Dorn met twice in the spring, according to two dock workers.",
      predicate: "MET_WITH",
      subject: "anna",
      object: "carl",
    },
    {
      sentence: "Anna Berg denied that she had ever met Carl Dorn outside her office.",
      predicate: "MET_WITH",
      subject: "anna",
      object: "carl",
      stance: "denied",
      speaker: "anna",
    },
    {
      sentence: "Anna Berg works for the Port Authority of Oslo as its head of contracts.",
      predicate: "WORKS_FOR",
      subject: "anna",
      object: "port",
    },
  ],
  "Bergen Tidende": [
    {
      sentence: "Anna Berg works for the Port Authority of Oslo, its website says on every page.",
      predicate: "WORKS_FOR",
      subject: "anna",
      object: "port",
    },
    {
      sentence: "The Port Authority of Oslo is based in Oslo, near the old ferry quay.",
      predicate: "BASED_IN",
      subject: "port",
      object: "oslo",
    },
    {
      sentence: `The register names <img src=x onerror="document.title='owned'"> as owner of Nordlys Shipping today.`,
      predicate: "OWNS",
      subject: "evil",
      object: "ship",
    },
  ],
};

const CASE: ReadDocument[] = Object.entries(LINES).map(([publisher, lines], index) =>
  toDocument(publisher, lines, index),
);

function toDocument(publisher: string, lines: readonly Line[], index: number): ReadDocument {
  const used = [
    ...new Set(lines.flatMap(({ subject, object, speaker }) => [subject, object, ...(speaker ? [speaker] : [])])),
  ];
  const text = lines.map((line) => line.sentence).join(" ");
  const starts = lines.map((_, at) => lines.slice(0, at).reduce((sum, line) => sum + line.sentence.length + 1, 0));
  return {
    text,
    sources: [
      {
        key: `https://news.example/${index}`,
        publisher,
        title: `The tender, part ${index + 1} </title><b>`,
        date: `2024-03-0${index + 1}`,
      },
    ],
    language: "en",
    extractedWith: "hand",
    passages: lines.map(({ sentence }, at) => ({
      start: starts[at]!,
      end: starts[at]! + sentence.length,
      zone: "body",
    })),
    referents: used.map((who) => {
      const { name, type } = PEOPLE[who];
      const mentions = lines.flatMap(({ sentence }, passage) => {
        const at = sentence.indexOf(name);
        const start = starts[passage]! + at;
        return at < 0 ? [] : [{ kind: "name" as const, passage, start, end: start + name.length }];
      });
      return { name, type, roles: [], mentions };
    }),
    claims: lines.map(({ sentence, predicate, subject, object, stance = "asserted", speaker }, passage) => ({
      predicate,
      subject: used.indexOf(subject),
      object: used.indexOf(object),
      ...(speaker && { speaker: used.indexOf(speaker) }),
      stance,
      modality: "fact" as const,
      passage,
      start: starts[passage]!,
      end: starts[passage]! + sentence.length - 1,
      confidence: 0.9,
      rule: "hand",
    })),
  };
}
