/** networkx, a well-known implementation in another language, to compare with. Python runs as a program of its own. */
import { spawnSync } from "node:child_process";

/** Python with the distribution's own networkx, before any other; its PageRank needs the other two. */
const CANDIDATES = ["/usr/bin/python3", "python3"];
const NEEDED = "networkx, numpy, scipy";

const python = CANDIDATES.find((path) => spawnSync(path, ["-c", `import ${NEEDED}`]).status === 0);

/** Why comparisons are skipped, or undefined when networkx is there. */
export const networkxMissing = python === undefined ? `there is no python3 with ${NEEDED} here` : undefined;

export interface WeightedLink {
  readonly a: string;
  readonly b: string;
  /** How well it is proven: for measures. */
  readonly weight: number;
  /** What it costs: for paths. */
  readonly cost: number;
}

const PROLOGUE = `
import json, sys, itertools
import networkx as nx
asked = json.load(sys.stdin)
g = nx.Graph()
for link in asked["links"]:
    g.add_edge(link["a"], link["b"], weight=link["weight"], cost=link["cost"])
`;

/** Runs lines of Python that print one JSON value; they find the links in `g` and the rest of `asked` in `asked`. */
export function askNetworkx<Answer>(asked: { readonly links: readonly WeightedLink[] }, lines: string): Answer {
  if (python === undefined) throw new Error(networkxMissing);
  const { stdout, stderr, status } = spawnSync(python, ["-c", PROLOGUE + lines], {
    input: JSON.stringify(asked),
    maxBuffer: 2 ** 28,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Answer; // what the lines printed
}
