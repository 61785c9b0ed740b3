/** An entity: what it is called, where it stands, its lines by proof, and what can be done with it. */
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import { addEntities, hideEntities, type Entity, type Neighbourhood, type Relation } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { from, to } from "../state/question.js";
import { openClaims, select } from "../state/selection.js";
import { unfold } from "../state/unfold.js";
import { correcting } from "./correct.js";
import { Denial } from "./denial.js";
import { LineSign, TypeSign } from "./icon.js";
import { NamedIn } from "./named-in.js";
import { PossiblySame } from "./possibly-same.js";
import { PathPicks } from "./path-picks.js";
import { useReading } from "./use-reading.js";
import { lineWords, voices } from "./words.js";

type Profile = Answer<"GET /api/entities/:id">;
interface Shown {
  readonly profile: Profile;
  readonly neighbourhood: Neighbourhood;
}

async function read(id: string, signal: AbortSignal): Promise<Shown> {
  const profile = await call("GET /api/entities/:id", { params: { id } }, { signal });
  const neighbourhood = await call(
    "GET /api/entities/:id/neighbours",
    { params: { id }, query: { limit: 30 } },
    { signal },
  );
  if (profile.id !== id && !signal.aborted) select.entity(profile.id); // it was merged into another
  return { profile, neighbourhood };
}

export function EntityPanel({ id }: { readonly id: string }) {
  const [shown] = useReading(id, read);
  if (!shown)
    return (
      <p class="dim" aria-busy="true">
        Reading …
      </p>
    );
  if ("failed" in shown) return <p class="problem">{shown.failed}</p>;
  return <ProfileView {...shown} />;
}

function ProfileView({ profile, neighbourhood }: Shown) {
  const named = { id: profile.id, name: profile.name, type: profile.type };
  return (
    <>
      <div class="statement-head">
        <h2 class="statement">
          <TypeSign type={profile.type} size={16} /> {profile.name}
        </h2>
        <button
          class="link small"
          type="button"
          aria-haspopup="dialog"
          title="Another name or type, or someone else in some documents"
          onClick={() => (correcting.value = named)}
        >
          Correct …
        </button>
      </div>
      <NamedIn {...profile} />
      {profile.roles.length > 0 && <p class="dim small">{profile.roles.slice(0, 3).join("; ")}</p>}
      {profile.aliases.length > 0 && <p class="small">Also called {profile.aliases.slice(0, 8).join(", ")}.</p>}
      <div class="actions start">
        <button
          class="btn primary"
          type="button"
          disabled={neighbourhood.total === 0}
          onClick={() => void attempt(() => unfold(profile.id))}
        >
          Expand <kbd aria-hidden="true">E</kbd>
        </button>
        <button class="btn" type="button" onClick={() => (from.value = named)}>
          Path from
        </button>
        <button class="btn" type="button" onClick={() => (to.value = named)}>
          Path to
        </button>
        <button
          class="btn"
          type="button"
          onClick={() => {
            select.nothing();
            hideEntities([profile.id]);
          }}
        >
          Hide
        </button>
      </div>
      <PathPicks entity={named} />
      <PossiblySame id={profile.id} />
      {neighbourhood.total > 0 ? (
        <>
          <h3>Neighbours by type</h3>
          <div class="chips">
            {neighbourhood.byEntityType.map(({ type, count: number }) => (
              <button
                key={type}
                class="chip plain"
                type="button"
                title={`Bring the best proven into view`}
                onClick={() => void attempt(() => unfold(profile.id, { entityTypes: [type], sure: true }))}
              >
                <TypeSign type={type} size={11} /> {type} {number}
              </button>
            ))}
          </div>
          <h3>Lines, the best proven first</h3>
          <ul class="lines">
            {toLines(neighbourhood).map(({ entity, line }) => (
              <LineRow key={line.id} from={profile.id} entity={entity} line={line} />
            ))}
          </ul>
          {neighbourhood.next !== undefined && <p class="dim small">And more: expand to bring them into view.</p>}
        </>
      ) : (
        <p class="dim">
          Clew found no line between it and anything else. The documents that mention it are listed above.
        </p>
      )}
    </>
  );
}

interface LineTo {
  readonly entity: Entity;
  readonly line: Relation;
}

/** Neighbours come by their best line; here each line has its own place: most origins, then the surest, then most claims. */
function toLines({ items }: Neighbourhood): LineTo[] {
  const lines = items.flatMap(({ entity, relations }) => relations.map((line) => ({ entity, line })));
  return lines.sort(
    ({ line: a }, { line: b }) => b.origins - a.origins || b.confidence - a.confidence || b.claims - a.claims,
  );
}

function LineRow({
  from: id,
  entity,
  line,
}: {
  readonly from: string;
  readonly entity: Entity;
  readonly line: Relation;
}) {
  const open = async () => {
    await addEntities([id, entity.id], id);
    openClaims(line.id);
  };
  return (
    <li>
      <button class="line-row" type="button" onClick={() => void attempt(open)}>
        <LineSign status={line.status} />
        <span>
          <Denial status={line.status} />
          <span class="dim">{lineWords(line.type, line.source === id)}</span> <b>{entity.name}</b>
        </span>
        <span class="num">{voices(line)}</span>
      </button>
    </li>
  );
}
