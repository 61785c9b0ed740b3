/** A path in short: its names and steps on one line, and how well it is proven. */
import { entryOf } from "../state/case.js";
import type { Path, PathLine } from "../state/paths.js";
import { Denial } from "./denial.js";
import { count, lineWords, STATUS_WORDS, voices } from "./words.js";

type Walked = Pick<Path, "entities" | "hops">;

/** `Anna Berg —met with— Carl Dorn —leads→ Nordlys`; a step that is contested or only denied says so. */
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
      {lineWords(line.type, line.forward)}
      {entryOf(line.type).symmetric ? "—" : "→"}{" "}
    </span>
  );
}

/** `6 say so · 3 deny` for one step; for several `1 to 4 sources a step · 1 step contested`. */
export function ProofChip({ path: { hops } }: { readonly path: Walked }) {
  const lines = hops.flatMap((hop) => hop.relations[0] ?? []);
  const title = lines.map((line, place) => `Step ${place + 1}: ${voices(line)}, ${line.status}`).join("\n");
  const [only] = lines;
  const words = lines.length === 1 && only ? voices(only) : stepsInWords(lines);
  return (
    <span class={`chip is-${weakest(lines)}`} title={title}>
      {words}
    </span>
  );
}

function stepsInWords(lines: readonly PathLine[]): string {
  const asserted = lines.filter(({ origins }) => origins > 0).map(({ origins }) => origins);
  const [least, most] = [Math.min(...asserted), Math.max(...asserted)];
  const steps = (status: string) => lines.filter((line) => line.status === status).length;
  const [contested, denied] = [steps("contested"), steps("denied")];
  return [
    asserted.length > 0 && `${least === most ? count(most, "source") : `${least} to ${most} sources`} a step`,
    contested > 0 && `${count(contested, "step")} contested`,
    denied > 0 && `${count(denied, "step")} only denied`,
  ]
    .filter(Boolean)
    .join(" · ");
}

const WEAKEST_FIRST = ["denied", "contested", "reported", "corroborated"];

function weakest(lines: readonly PathLine[]): string {
  return WEAKEST_FIRST.find((status) => lines.some((line) => line.status === status)) ?? "reported";
}
