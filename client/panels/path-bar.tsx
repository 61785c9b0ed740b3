/** The question bar: how is this one connected to that one? */
import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { call } from "../api/call.js";
import type { Entity } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { findPaths, from, isSearching, options, to } from "../state/paths.js";
import { TypeSign } from "./icon.js";

async function ask(event: Event): Promise<void> {
  event.preventDefault();
  await findPaths();
}

export function PathBar() {
  const ready = from.value && to.value && from.value.id !== to.value.id;
  const { maxHops = 4, ranking = "strongest" } = options.value;
  return (
    <form class="path-bar" aria-label="How are two connected?" onSubmit={(event) => void ask(event)}>
      <span class="dim how">How is</span>
      <EntityPick label="From" chosen={from} />
      <span class="dim">connected to</span>
      <EntityPick label="To" chosen={to} />
      <select
        aria-label="How many steps at most"
        value={String(maxHops)}
        onChange={(event) => (options.value = { ...options.value, maxHops: Number(event.currentTarget.value) })}
      >
        {[1, 2, 3, 4, 5, 6].map((hops) => (
          <option key={hops} value={String(hops)}>
            up to {hops} step{hops > 1 ? "s" : ""}
          </option>
        ))}
      </select>
      <select
        aria-label="Which paths first"
        value={ranking}
        onChange={(event) =>
          (options.value = { ...options.value, ranking: event.currentTarget.value as "strongest" | "shortest" })
        }
      >
        <option value="strongest">best proof</option>
        <option value="shortest">fewest steps</option>
      </select>
      <button class="btn primary" type="submit" disabled={!ready || isSearching.value}>
        {isSearching.value ? "Searching …" : "Find"}
      </button>
    </form>
  );
}

interface PickProps {
  readonly label: string;
  readonly chosen: typeof from;
}

/** A name to be completed from the case. */
function EntityPick({ label, chosen }: PickProps) {
  const id = useId();
  return (
    <span class="pick">
      {chosen.value && <TypeSign type={chosen.value.type} size={11} />}
      <input
        type="text"
        aria-label={label}
        placeholder={label === "From" ? "someone" : "someone else"}
        list={id}
        autocomplete="off"
        maxLength={200}
        value={chosen.value?.name ?? ""}
        onInput={(event) => void attempt(() => suggest(event.currentTarget, chosen))}
        onChange={(event) => void attempt(() => settle(event.currentTarget, chosen))}
      />
      <datalist id={id}>
        {suggestions.value.map((entity) => (
          <option key={entity.id} value={entity.name}>
            {entity.type}
          </option>
        ))}
      </datalist>
    </span>
  );
}

const suggestions = signal<readonly Entity[]>([]);

async function suggest(input: HTMLInputElement, chosen: typeof from): Promise<void> {
  const wanted = input.value.trim();
  const known = suggestions.value.find((entity) => entity.name === wanted);
  if (known) chosen.value = known;
  if (wanted.length < 2) return;
  suggestions.value = (await call("GET /api/entities", { query: { q: wanted, limit: 8 } })).items;
}

/** The best match of what was typed. */
async function settle(input: HTMLInputElement, chosen: typeof from): Promise<void> {
  const wanted = input.value.trim();
  if (!wanted) {
    chosen.value = undefined;
    return;
  }
  if (chosen.value?.name === wanted) return;
  const [best] = (await call("GET /api/entities", { query: { q: wanted, limit: 1 } })).items;
  chosen.value = best;
  input.value = best?.name ?? "";
  if (!best) input.placeholder = `Nobody is called "${wanted}" here`;
}
