/** Search as one types: entities by name and alias, then passages. The keyboard does it all. */
import { effect, signal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import { addEntities, type Entity } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { reading, select } from "../state/selection.js";
import { EntityHit } from "./entity-hit.js";

type PassageHit = Answer<"GET /api/passages">["items"][number];
type Hit =
  { readonly kind: "entity"; readonly entity: Entity } | { readonly kind: "passage"; readonly passage: PassageHit };

const PAUSE_MS = 120;

const text = signal("");
const hits = signal<readonly Hit[] | undefined>(undefined);
const active = signal(0);
const isOpen = signal(false);
/** Nothing is called or says what was typed: what is shown is near. */
const nothing = signal(false);
/** The hits are of another text than the one typed; Enter then waits for those that are coming. */
let isStale = false;
let takesFirst = false;
/** Enter was pressed on names that are only near: the first is marked, and one more takes it. A wrong person is worse than a key. */
const asksAgain = signal(false);

let asking: AbortController | undefined;
effect(() => {
  const wanted = text.value.trim();
  asking?.abort();
  isStale = true;
  takesFirst = false;
  asksAgain.value = false;
  if (wanted.length < 2) {
    hits.value = undefined;
    return;
  }
  const own = (asking = new AbortController());
  const pause = setTimeout(() => void attempt(() => look(wanted, own)), PAUSE_MS);
  own.signal.addEventListener("abort", () => clearTimeout(pause));
});

async function look(wanted: string, own: AbortController): Promise<void> {
  const [entities, passages] = await Promise.all([
    call("GET /api/entities", { query: { q: wanted, limit: 8 } }, { signal: own.signal }),
    call("GET /api/passages", { query: { q: wanted, limit: 5 } }, { signal: own.signal }),
  ]);
  const isNothing = entities.items.length === 0 && passages.items.length === 0;
  const { items: near } = isNothing
    ? await call("GET /api/entities", { query: { q: wanted, near: true } }, { signal: own.signal })
    : { items: [] };
  if (own.signal.aborted) return;
  nothing.value = isNothing;
  hits.value = [
    ...near.map((entity) => ({ kind: "entity" as const, entity })),
    ...entities.items.map((entity) => ({ kind: "entity" as const, entity })),
    ...passages.items.map((passage) => ({ kind: "passage" as const, passage })),
  ];
  active.value = isNothing ? -1 : 0;
  isStale = false;
  if (takesFirst) await enter();
}

/** What Enter does: takes the active hit, or the first of those that are on their way; of near names it marks the first. */
async function enter(): Promise<void> {
  if (isStale) takesFirst = true;
  else if (active.value < 0 && hits.value?.length) {
    active.value = 0;
    asksAgain.value = true;
  } else await take(hits.value?.[active.value]);
}

async function take(hit: Hit | undefined): Promise<void> {
  if (!hit) return;
  isOpen.value = false;
  text.value = "";
  if (hit.kind === "passage") {
    reading.value = { id: hit.passage.document.id, start: hit.passage.start, end: hit.passage.end };
    return;
  }
  await addEntities([hit.entity.id]);
  select.entity(hit.entity.id);
  document.getElementById("canvas")?.focus(); // its letters act on what was found
}

export function Search() {
  const input = useRef<HTMLInputElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const last = (hits.value?.length ?? 0) - 1;
    if (event.key === "ArrowDown") active.value = Math.min(last, active.value + 1);
    else if (event.key === "ArrowUp") active.value = Math.max(0, active.value - 1);
    else if (event.key === "Enter") void attempt(enter);
    else if (event.key === "Escape") {
      text.value = "";
      input.current?.blur();
    } else return;
    event.preventDefault();
  };
  const showsList = isOpen.value && hits.value !== undefined;
  return (
    <div class="search" role="search">
      <svg width="14" height="14" viewBox="0 0 16 16" aria-hidden="true">
        <circle cx="7" cy="7" r="5" />
        <path d="m11 11 4 4" />
      </svg>
      <input
        ref={input}
        id="search"
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        placeholder="Find a person, agency, system or passage"
        aria-label="Find a person, agency, system or passage"
        aria-expanded={showsList}
        aria-controls="search-hits"
        aria-activedescendant={showsList && hits.value?.[active.value] ? `hit-${active.value}` : undefined}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          isOpen.value = true;
        }}
        onFocus={() => (isOpen.value = true)}
        onBlur={() => (isOpen.value = false)}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      <div id="search-hits" class="hits" role="listbox" aria-label="What was found" hidden={!showsList}>
        {nothing.value && (
          <p class="none" role="option" aria-selected="false">
            Nothing in this case begins like that.{" "}
            {hits.value?.length ? nearWords() : "Try fewer letters, or another spelling."}
          </p>
        )}
        {hits.value?.map((hit, index) => (
          <div
            key={hit.kind === "entity" ? hit.entity.id : `${hit.passage.document.id}/${hit.passage.start}`}
            id={`hit-${index}`}
            role="option"
            aria-selected={index === active.value}
            class="hit"
            onMouseMove={() => (active.value = index)}
            onMouseDown={(event) => event.preventDefault()} // keeps the focus where it is
            onClick={() => void attempt(() => take(hit))}
          >
            {hit.kind === "entity" ? <EntityHit entity={hit.entity} /> : <PassageLine passage={hit.passage} />}
          </div>
        ))}
      </div>
    </div>
  );
}

function nearWords(): string {
  return asksAgain.value ? "Near are those below; Enter again takes the marked one." : "Near are:";
}

function PassageLine({ passage }: { readonly passage: PassageHit }) {
  return (
    <>
      <span class="quote-sign" aria-hidden="true">
        “
      </span>
      <span class="ellipsis">{passage.text}</span>
      <span class="num">{passage.document.publisher}</span>
    </>
  );
}
