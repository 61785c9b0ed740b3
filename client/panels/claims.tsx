/** The proof of a line: its status in words, who says so and who denies it, each with the sentence that says so. */
import { useRef } from "preact/hooks";
import { call } from "../api/call.js";
import { graph, type Relation } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { select } from "../state/selection.js";
import { ClaimCard, type Claim } from "./claim-card.js";
import { toClaimsText } from "./claims-text.js";
import { Denial } from "./denial.js";
import { LinePick } from "./path-picks.js";
import { useReading } from "./use-reading.js";
import { count, inRow, lineWords, STATUS_WORDS } from "./words.js";

interface Proof {
  readonly relation: Relation;
  readonly claims: readonly Claim[];
  readonly next: string | undefined;
}

async function read(id: string, signal: AbortSignal): Promise<Proof> {
  const [relation, page] = await Promise.all([
    call("GET /api/relations/:id", { params: { id } }, { signal }),
    call("GET /api/relations/:id/claims", { params: { id }, query: { limit: 50 } }, { signal }),
  ]);
  return { relation, claims: page.items, next: page.next };
}

async function readMore({ relation, claims, next }: Proof): Promise<Proof> {
  const query = { limit: 50, ...(next !== undefined && { after: next }) };
  const page = await call("GET /api/relations/:id/claims", { params: { id: relation.id }, query });
  return { relation, claims: [...claims, ...page.items], next: page.next };
}

export function Claims({ id }: { readonly id: string }) {
  const [shown, show] = useReading(id, read);
  if (!shown)
    return (
      <p class="dim" aria-busy="true">
        Reading the claims …
      </p>
    );
  if ("failed" in shown) return <p class="problem">{shown.failed}</p>;
  return <ProofView proof={shown} onMore={() => void attempt(async () => show(await readMore(shown)))} />;
}

interface ProofProps {
  readonly proof: Proof;
  readonly onMore: () => void;
}

function ProofView({ proof: { relation, claims, next }, onMore }: ProofProps) {
  const inPlace = useOrder(claims);
  const visible = claims.filter((claim) => !claim.hidden);
  const documents = new Set(visible.map((claim) => claim.document.id)).size;
  const passages = new Set(visible.map(({ passage }) => passage.id)).size;
  return (
    <>
      <h2 class="statement">
        <Denial status={relation.status} />
        <EntityLink id={relation.source} /> <em>{lineWords(relation.type)}</em> <EntityLink id={relation.target} />
      </h2>
      <div class="chips">
        <span class={`chip is-${relation.status}`}>{STATUS_WORDS[relation.status]?.short}</span>
        {relation.origins > 0 && (
          <button class="chip says" type="button" onClick={() => goTo("says")}>
            ▲ {count(relation.origins, "source says so", "sources say so")}
          </button>
        )}
        {relation.denials > 0 && (
          <button class="chip denies" type="button" onClick={() => goTo("denies")}>
            ▼ {count(relation.denials, "denies", "deny")}
          </button>
        )}
      </div>
      <Balance origins={relation.origins} denials={relation.denials} />
      <p class="dim small">
        {STATUS_WORDS[relation.status]?.long} {count(passages, "passage")} from {count(documents, "document")}
        {repeated(visible)}
      </p>
      <OnBothSides claims={visible} />
      <Cards side="says" title="Who says so" claims={inPlace.filter(({ stance }) => stance === "asserted")} />
      <Cards side="denies" title="Who denies it" claims={inPlace.filter(({ stance }) => stance !== "asserted")} />
      {next !== undefined && (
        <button class="btn" type="button" onClick={onMore}>
          More claims
        </button>
      )}
      {claims.length > 0 && (
        <div class="actions">
          <button
            class="btn"
            type="button"
            onClick={() => void navigator.clipboard.writeText(toClaimsText(relation, visible))}
          >
            Copy with sources
          </button>
          <LinePick line={relation} />
        </div>
      )}
    </>
  );
}

/** One that is hidden, or shown again, stays where the reader is: only another line brings another order. */
function useOrder(claims: readonly Claim[]): readonly Claim[] {
  const order = useRef<ReadonlyMap<string, number>>(new Map());
  const last = order.current;
  const placeOf = ({ id }: Claim) => last.get(id) ?? Infinity;
  const ordered = claims.some(({ id }) => last.has(id))
    ? claims.toSorted((a, b) => placeOf(a) - placeOf(b) || 0)
    : claims;
  order.current = new Map(ordered.map(({ id }, place) => [id, place]));
  return ordered;
}

interface CardsProps {
  readonly side: "says" | "denies";
  readonly title: string;
  readonly claims: readonly Claim[];
}

function Cards({ side, title, claims }: CardsProps) {
  if (claims.length === 0) return null;
  return (
    <section class="claims-of" id={`claims-${side}`} tabIndex={-1} aria-label={title}>
      <h3>
        {title} <span class="dim">{claims.length}</span>
      </h3>
      {claims.map((claim) => (
        <ClaimCard key={claim.id} claim={claim} />
      ))}
    </section>
  );
}

function goTo(side: CardsProps["side"]): void {
  const section = document.getElementById(`claims-${side}`);
  section?.scrollIntoView({ block: "start" });
  section?.focus({ preventScroll: true });
}

/** `; two of them repeat one origin and count once`. */
function repeated(claims: readonly Claim[]): string {
  const byOrigin = new Map<string, Set<string>>();
  for (const claim of claims) {
    const documents = byOrigin.get(claim.origin) ?? new Set();
    byOrigin.set(claim.origin, documents.add(claim.document.id));
  }
  const repeats = [...byOrigin].filter(([, documents]) => documents.size > 1);
  if (repeats.length === 0) return ".";
  const words = repeats.map(([origin, documents]) => `${documents.size} go back to ${origin} and count once`);
  return `; ${words.join("; ")}.`;
}

/** One who says so and denies it speaks of two times or of two subjects, as like as not: only the sentences tell. */
function OnBothSides({ claims }: { readonly claims: readonly Claim[] }) {
  const sides = new Map<string, { readonly name: string; readonly stances: Set<boolean> }>();
  for (const { speaker, stance } of claims) {
    if (speaker?.entity === undefined) continue; // "officials" of one sentence need not be those of another
    const { stances } = sides.get(speaker.entity) ?? { stances: new Set() };
    sides.set(speaker.entity, { name: speaker.name, stances: stances.add(stance === "asserted") });
  }
  const names = [...sides.values()].filter(({ stances }) => stances.size === 2).map(({ name }) => name);
  if (names.length === 0) return null;
  return (
    <p class="is-contested small">
      {inRow(names)} {names.length === 1 ? "is" : "are"} quoted on both sides: read what each sentence is about.
    </p>
  );
}

function Balance({ origins, denials }: { readonly origins: number; readonly denials: number }) {
  const all = Math.max(1, origins + denials);
  return (
    <svg
      class="balance"
      viewBox={`0 0 ${all} 1`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${origins} for, ${denials} against`}
    >
      <rect class="for" width={origins} height="1" />
      <rect class="against" x={origins} width={denials} height="1" />
    </svg>
  );
}

function EntityLink({ id }: { readonly id: string }) {
  return (
    <button class="link strong" type="button" onClick={() => select.entity(id)}>
      {graph.value.entities.get(id)?.name ?? id}
    </button>
  );
}
