/** The lit path in full: the sentence behind each step, and what can be done with the whole. */
import { addNeighbours, type Path, type PathLine } from "../state/paths.js";
import { attempt, say } from "../state/notices.js";
import { openClaims, reading, selection } from "../state/selection.js";
import { CopyLink } from "./copy-link.js";
import { Denial } from "./denial.js";
import { Export } from "./export.js";
import { Sentence } from "./sentence.js";
import { count, dateWords, lineWords, outsideWords } from "./words.js";

interface ProofProps {
  readonly path: Path;
  /** The address leads back to it. */
  readonly hasLink?: boolean;
}

export function Proof({ path, hasLink = false }: ProofProps) {
  return (
    <div class="path-proof">
      <ol class="steps" aria-label="Steps of this path">
        {path.hops.map(({ relations }, place) => (
          <StepProof
            key={place}
            from={path.entities[place]?.name ?? ""}
            to={path.entities[place + 1]?.name ?? ""}
            lines={relations}
          />
        ))}
      </ol>
      <div class="actions start">
        <button class="btn" type="button" onClick={() => void attempt(() => addNeighbours(path))}>
          Add its neighbours
        </button>
        <button class="btn" type="button" onClick={() => void attempt(() => copyProse(path.prose))}>
          Copy as text
        </button>
        {hasLink && <CopyLink words="Copied: the link asks the same question again and lights this path." />}
        <Export
          label="Export path"
          what={{
            kind: "subgraph",
            entities: path.entities.map((entity) => entity.id),
            relations: path.hops.flatMap((hop) => hop.relations.map((line) => line.id)),
          }}
          title={`${path.entities[0]?.name} to ${path.entities.at(-1)?.name}`}
        />
      </div>
    </div>
  );
}

interface StepProps {
  readonly from: string;
  readonly to: string;
  /** Parallel ones, the best proven first. */
  readonly lines: readonly PathLine[];
}

/** As many letters of a sentence as its prose has. */
const MOST_SHOWN = 320;

/** A step in words, a link to its claims, with the sentence that best shows it, and the best against it where some deny it. */
export function StepProof({ from, to, lines: [line, ...parallel] }: StepProps) {
  if (!line) return null;
  const { best, against } = line;
  const chosen = selection.value;
  return (
    <li>
      <button
        class="link"
        type="button"
        aria-current={chosen.kind === "relation" && chosen.id === line.id ? "step" : undefined}
        onClick={() => openClaims(line.id)}
      >
        <Denial status={line.status} />
        {from} {lineWords(line.type, line.forward)} {to}
      </button>{" "}
      {line.datedOutside && <p class="is-contested small">{outsideWords(line.datedOutside)}</p>}
      {best && <Said claim={best} />}
      {against && (
        <div class="against">
          <span class="is-denied">
            <span aria-hidden="true">▼ </span>
            {against.stance === "denied" ? "denied: " : "said not to be so: "}
          </span>
          <Said claim={against} />
        </div>
      )}
      {parallel.length > 0 && <span class="dim"> and {count(parallel.length, "more line")}</span>}
    </li>
  );
}

/** A sentence, and who says it where; a link to it in its document. */
function Said({ claim }: { readonly claim: NonNullable<PathLine["best"]> }) {
  const { document, speaker, start, end } = claim;
  const place = [document.publisher || document.title, dateWords(document.published)].filter(Boolean).join(", ");
  return (
    <>
      <Sentence claim={claim} most={MOST_SHOWN} />{" "}
      <button class="link source" type="button" onClick={() => (reading.value = { id: document.id, start, end })}>
        {speaker ? `${speaker.name}, in ${place}` : place}
      </button>
    </>
  );
}

/** Opens the claims of the step after the one that is open, before it, or, with 0, of the one that is open or the first. */
export function walkSteps(path: Path, by: 1 | 0 | -1): void {
  const lines = path.hops.map((hop) => hop.relations[0]?.id);
  const chosen = selection.value;
  const here = chosen.kind === "relation" ? lines.indexOf(chosen.id) : -1;
  const next = here < 0 ? (by < 0 ? lines.length - 1 : 0) : Math.max(0, Math.min(lines.length - 1, here + by));
  const line = lines[next];
  if (line !== undefined) openClaims(line);
}

/** One sentence with a part for each step, and its sources below it. */
export async function copyProse(prose: string): Promise<void> {
  await navigator.clipboard.writeText(prose);
  say("Copied, with its sources.");
}
