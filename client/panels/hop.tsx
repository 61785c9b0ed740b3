/** A step of a path in short: its words between two names, and how well a whole path is proven. */
import type { Path, PathLine } from "../state/paths.js";
import { lineWords, STATUS_WORDS, voices } from "./words.js";

type Hop = Path["hops"][number];

/** ` —met with→ `; one that is contested or only denied says so. */
export function HopWords({ hop }: { readonly hop: Hop | undefined }) {
  const line = hop?.relations[0];
  if (!line) return null;
  const doubt = line.status === "contested" ? "◐ " : line.status === "denied" ? "▼ " : "";
  return (
    <span class="hop" title={STATUS_WORDS[line.status]?.long}>
      {" "}
      —{doubt && <span class={`is-${line.status}`}>{doubt}</span>}
      {lineWords(line.type, line.forward)}→{" "}
    </span>
  );
}

/** `6 say so · 3 deny` for one step; for several the sources of each: `4 · 6 · 1 sources`. */
export function proofChip({ hops }: Path): { words: string; title: string; looks: string } {
  const lines = hops.flatMap((hop) => hop.relations[0] ?? []);
  const title = lines.map((line, place) => `Step ${place + 1}: ${voices(line)}, ${line.status}`).join("\n");
  const [only] = lines;
  if (lines.length === 1 && only) return { words: voices(only), title, looks: `is-${only.status}` };
  const words = `${lines.map(sources).join(" · ")} sources`;
  return { words, title, looks: `is-${weakest(lines)}` };
}

function sources({ origins, denials }: PathLine): string {
  return denials > 0 ? `${origins} ▼${denials}` : String(origins);
}

const WEAKEST_FIRST = ["denied", "contested", "reported", "corroborated"];

function weakest(lines: readonly PathLine[]): string {
  return WEAKEST_FIRST.find((status) => lines.some((line) => line.status === status)) ?? "reported";
}
