/** GraphML and GEXF as networkx reads them. Skipped, and said so, where Python has no networkx. */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toGexf } from "./gexf.js";
import { toGraphml } from "./graphml.js";
import { CLEAN_NAME, CLEAN_QUOTE, ENTITIES, RELATIONS, testSource, toText } from "./testing.js";

/** The system's first: where a package manager's Python comes before it, that one's networkx is a newer one. */
const python = ["/usr/bin/python3", "python3"].find(
  (command) => spawnSync(command, ["-c", "import networkx"]).status === 0,
);
if (!python) console.warn("Skipped: GraphML and GEXF in networkx, because no python3 here has networkx.");
const withNetworkx = python ? it : it.skip;

interface Graph {
  readonly directed: boolean;
  readonly nodes: readonly Readonly<Record<string, unknown>>[];
  readonly links: readonly Readonly<Record<string, unknown>>[];
}

const READ = `
import sys, json, networkx as nx
g = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[sys.argv[1]](sys.argv[2])
print(json.dumps({
  "directed": g.is_directed(),
  "nodes": [{"id": id, **attributes} for id, attributes in g.nodes(data=True)],
  "links": [{"source": a, "target": b, **attributes} for a, b, attributes in g.edges(data=True)],
}))
`;

function readWithNetworkx(format: "graphml" | "gexf", text: string): Graph {
  const folder = mkdtempSync(join(tmpdir(), "clew-xml-"));
  try {
    const file = join(folder, `case.${format}`);
    writeFileSync(file, text);
    return JSON.parse(execFileSync(python!, ["-c", READ, format, file], { encoding: "utf8" })) as Graph;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe.each(["graphml", "gexf"] as const)("%s", (format) => {
  const write = format === "graphml" ? toGraphml : toGexf;

  withNetworkx("opens in networkx with every name and quote as it was, forbidden characters aside", async () => {
    const graph = readWithNetworkx(format, await toText(write(testSource())));
    expect(graph.directed).toBe(true);
    expect(graph.nodes.map(({ id, label, type }) => ({ id, label, type }))).toEqual([
      { id: "person/o-brien", label: CLEAN_NAME, type: "Person" },
      { id: "agency/ministry", label: "Ministry", type: "Agency" },
      { id: "system/starlink", label: "-Starlink", type: "System" },
    ]);
    expect(
      graph.links.map(({ source, target, type, predicate, status, label, quote, origins, confidence }) => {
        return { source, target, type, predicate, status, label, quote, origins, confidence };
      }),
    ).toEqual([
      {
        source: "person/o-brien",
        target: "agency/ministry",
        type: "SPOKE_WITH",
        predicate: "SPOKE_WITH",
        status: "contested",
        label: "spoke with",
        quote: CLEAN_QUOTE,
        origins: 1,
        confidence: 0.9,
      },
      {
        source: "agency/ministry",
        target: "system/starlink",
        type: "USES",
        predicate: "USES",
        status: "reported",
        label: "uses",
        quote: CLEAN_QUOTE,
        origins: 1,
        confidence: 0.9,
      },
      {
        source: "agency/ministry",
        target: "system/starlink",
        type: "DENIED",
        predicate: "CONTROLS",
        status: "denied",
        label: "denied: controls",
        quote: CLEAN_QUOTE,
        origins: 0,
        confidence: 0.9,
      },
    ]);
  });

  withNetworkx("has beside the best quote the whole sentence around it", async () => {
    const graph = readWithNetworkx(format, await toText(write(testSource())));
    expect(graph.links[0]?.["sentence"]).toBe(`He ${CLEAN_QUOTE}.`);
  });

  withNetworkx("carries all claims of a line as its proof", async () => {
    const graph = readWithNetworkx(format, await toText(write(testSource())));
    const proof = JSON.parse(String(graph.links[0]?.["proof"])) as Record<string, unknown>[];
    expect(
      proof.map(({ stance, speaker, publisher, published, foundAt }) => ({
        stance,
        speaker,
        publisher,
        published,
        foundAt,
      })),
    ).toEqual([
      {
        stance: "asserted",
        speaker: "two 'officials'",
        publisher: "The Daily & Sunday",
        published: "2022-10-11",
        foundAt: "https://example.org/a?b=1&c=2",
      },
      {
        stance: "denied",
        speaker: "A spokesman",
        publisher: "The Daily & Sunday",
        published: "2022-10-11",
        foundAt: "https://example.org/a?b=1&c=2",
      },
    ]);
    expect(proof[0]?.["quote"]).toBe(RELATIONS[0]!.claims[0]!.quote);
  });

  withNetworkx("of entities without relations is a graph of nodes", async () => {
    const graph = readWithNetworkx(format, await toText(write(testSource(ENTITIES, []))));
    expect([graph.nodes.length, graph.links.length]).toEqual([3, 0]);
  });
});
