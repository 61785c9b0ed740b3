/** Two paths side by side; the steps and entities that both have are marked. */
import { useEffect, useRef } from "preact/hooks";
import { attempt } from "../state/notices.js";
import { compareWith, compared, type Path } from "../state/paths.js";
import { openClaims } from "../state/selection.js";
import { CopyLink } from "./copy-link.js";
import { Denial } from "./denial.js";
import { lineWords, voices } from "./words.js";

interface Side {
  readonly path: Path;
  readonly number: number;
}

export function Comparison({ first, second }: { readonly first: Side; readonly second: Side }) {
  const comparison = useRef<HTMLDivElement>(null);
  // It stands under the first of the two, which may be far above the row that was chosen to compare with.
  useEffect(() => comparison.current?.scrollIntoView({ block: "start" }), [first.number, second.number]);
  return (
    <div class="path-proof" ref={comparison}>
      <div class="comparison">
        <Column side={first} other={second.path} looks="first" />
        <Column side={second} other={first.path} looks="second" />
      </div>
      <div class="actions start">
        <button
          class="btn"
          type="button"
          onClick={() => compared.value !== undefined && void attempt(() => compareWith(compared.value!))}
        >
          End the comparison
        </button>
        <CopyLink words="Copied: the link asks the same question again and compares these two." />
      </div>
    </div>
  );
}

interface ColumnProps {
  readonly side: Side;
  readonly other: Path;
  readonly looks: "first" | "second";
}

function Column({ side: { path, number }, other, looks }: ColumnProps) {
  const others = new Set(other.entities.map((entity) => entity.id));
  const otherLines = new Set(other.hops.flatMap((hop) => hop.relations.map((line) => line.id)));
  return (
    <section class={looks} aria-label={`Path ${number}`}>
      <h3>Path {number}</h3>
      <ol class="steps">
        {path.hops.map((hop, place) => {
          const line = hop.relations[0];
          const end = path.entities[place + 1];
          const isLast = place === path.hops.length - 1;
          return (
            <li key={place}>
              {line && (
                <button class="link" type="button" onClick={() => openClaims(line.id)}>
                  <Denial status={line.status} />
                  {lineWords(line.type, line.forward)}
                </button>
              )}{" "}
              <b>{end?.name}</b> <span class="dim">{line && voices(line)}</span>{" "}
              {line && otherLines.has(line.id) ? (
                <span class="chip plain">both: this step</span>
              ) : (
                end && !isLast && others.has(end.id) && <span class="chip plain">both: {end.name}</span>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
