/** A path in short: its names and steps on one line, and how well it is proven. */
import type { Path, PathLine } from "../state/paths.js";
import { Denial } from "./denial.js";
import { lineWords, STATUS_WORDS, voices } from "./words.js";

type Walked = Pick<Path, "entities" | "hops">;

/** `Anna Berg —met with→ Carl Dorn`; a step that is contested or only denied says so. */
export function PathWords({ path: { entities, hops } }: { readonly path: Walked }) {
  return (
    <span>
      {entities.map((entity, place) => (
        <span key={entity.id}>
          <b>{entity.name}</b>
          <HopWords line={hops[place]?.relations[0]} />
        </span>
      ))}
    </span>
  );
}

function HopWords({ line }: { readonly line: PathLine | undefined }) {
  if (!line) return null;
  return (
    <span class="hop" title={STATUS_WORDS[line.status]?.long}>
      {" "}
      —{line.status === "contested" && <span class="is-contested">◐ </span>}
      <Denial status={line.status} />
      {lineWords(line.type, line.forward)}→{" "}
    </span>
  );
}

/** `6 say so · 3 deny` for one step; for several the sources of each: `4 · 6 · 1 sources`. */
export function ProofChip({ path: { hops } }: { readonly path: Walked }) {
  const lines = hops.flatMap((hop) => hop.relations[0] ?? []);
  const title = lines.map((line, place) => `Step ${place + 1}: ${voices(line)}, ${line.status}`).join("\n");
  const [only] = lines;
  const words = lines.length === 1 && only ? voices(only) : `${lines.map(sources).join(" · ")} sources`;
  return (
    <span class={`chip is-${weakest(lines)}`} title={title}>
      {words}
    </span>
  );
}

function sources({ origins, denials }: PathLine): string {
  return denials > 0 ? `${origins} ▼${denials}` : String(origins);
}

const WEAKEST_FIRST = ["denied", "contested", "reported", "corroborated"];

function weakest(lines: readonly PathLine[]): string {
  return WEAKEST_FIRST.find((status) => lines.some((line) => line.status === status)) ?? "reported";
}
