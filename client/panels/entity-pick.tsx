/**
 * A field that takes an entity of the case. Typing only suggests: an entity is taken by a click, by Enter, or, as the best
 * match, on leaving the field. What stands in the field is never changed under the hands of who types.
 */
import { useSignal } from "@preact/signals";
import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { call } from "../api/call.js";
import type { Entity } from "../state/graph.js";
import { attempt, say } from "../state/notices.js";
import type { Named } from "../state/question.js";
import { EntityHit } from "./entity-hit.js";
import { TypeSign } from "./icon.js";
import { placeBy } from "./place.js";

const PAUSE_MS = 120;

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** Who stands in the field; without one, the field empties itself after each pick. */
  readonly chosen?: Named | undefined;
  readonly onPick: (entity: Entity) => void;
  readonly onClear?: () => void;
}

interface Suggested {
  readonly wanted: string;
  readonly entities: readonly Entity[];
  /** Nobody is called that: these are near, and none is taken unless it is pointed at. */
  readonly isNear: boolean;
}

export function EntityPick({ label, placeholder, chosen, onPick, onClear }: Props) {
  const id = useId();
  const field = useRef<HTMLSpanElement>(null);
  /** Undefined while nobody types: then the field says who is chosen. */
  const typed = useSignal<string | undefined>(undefined);
  const suggested = useSignal<Suggested | undefined>(undefined);
  const active = useSignal(0);
  const asking = useRef<AbortController | undefined>(undefined);

  const rest = () => {
    asking.current?.abort();
    typed.value = suggested.value = undefined;
  };
  const take = (entity: Entity) => {
    rest();
    onPick(entity);
  };
  const type = (text: string) => {
    asking.current?.abort();
    const own = (asking.current = new AbortController());
    typed.value = text;
    const wanted = text.trim();
    if (!wanted) return void (suggested.value = undefined);
    setTimeout(() => !own.signal.aborted && void attempt(() => suggest(wanted, own.signal)), PAUSE_MS);
  };
  const suggest = async (wanted: string, aborted: AbortSignal) => {
    const find = (query: { readonly limit: number } | { readonly near: true }) =>
      call("GET /api/entities", { query: { q: wanted, ...query } }, { signal: aborted });
    const { items } = await find({ limit: 8 });
    if (aborted.aborted) return;
    const isNear = items.length === 0;
    const entities = isNear ? (await find({ near: true })).items : items;
    if (aborted.aborted) return;
    suggested.value = { wanted, entities, isNear };
    active.value = isNear ? -1 : 0;
  };
  /** Takes the marked suggestion, or the best match where none is there yet. */
  const settle = async (isLeaving: boolean) => {
    const wanted = typed.value?.trim();
    if (wanted === undefined) return;
    if (!wanted || wanted === chosen?.name) {
      rest();
      if (!wanted) onClear?.();
      return;
    }
    const there = suggested.value?.wanted === wanted ? suggested.value.entities[active.value] : undefined;
    const best = there ?? (await call("GET /api/entities", { query: { q: wanted, limit: 1 } })).items[0];
    if (typed.value?.trim() !== wanted) return; // typed on, or settled meanwhile
    if (best) return take(best);
    if (!isLeaving && suggested.value?.wanted === wanted && suggested.value.entities.length > 0)
      return void (active.value = 0); // they stand below, and one more Enter takes the first
    if (isLeaving) {
      rest();
      onClear?.();
    }
    const near = await call("GET /api/entities", { query: { q: wanted, near: true } });
    tellNobody(wanted, near.items, take);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = (suggested.value?.entities.length ?? 0) - 1;
    if (typed.value === undefined) return;
    if (event.key === "ArrowDown") active.value = Math.min(last, active.value + 1);
    else if (event.key === "ArrowUp") active.value = Math.max(0, active.value - 1);
    else if (event.key === "Enter") void attempt(() => settle(false));
    else if (event.key === "Escape") rest();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const hits = suggested.value?.entities;
  return (
    <span ref={field} class="pick">
      {chosen && typed.value === undefined && <TypeSign type={chosen.type} size={11} />}
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={hits !== undefined}
        aria-controls={hits && `${id}-hits`}
        title={typed.value === undefined ? chosen?.name : undefined}
        aria-activedescendant={hits && hits[active.value] ? `${id}-${active.value}` : undefined}
        placeholder={placeholder}
        autocomplete="off"
        spellcheck={false}
        maxLength={200}
        value={typed.value ?? chosen?.name ?? ""}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onBlur={() => typed.value !== undefined && void attempt(() => settle(true))}
      />
      {hits && (
        <Suggestions
          id={id}
          hits={hits}
          isNear={suggested.value?.isNear === true}
          active={active.value}
          below={() => field.current!}
          onTake={take}
        />
      )}
    </span>
  );
}

function tellNobody(wanted: string, near: readonly Entity[], take: (entity: Entity) => void): void {
  const [nearest] = near;
  const words = `Nobody is called “${wanted}” here.`;
  if (!nearest) return say(words, "problem", "Try fewer letters, or another spelling.");
  const hint = `Near: ${near.map(({ name }) => name).join(", ")}.`;
  const run = async () => Promise.resolve(take(nearest));
  say(words, "problem", hint, { label: `Take ${nearest.name}`, run });
}

interface SuggestionsProps {
  readonly id: string;
  readonly hits: readonly Entity[];
  readonly isNear: boolean;
  readonly active: number;
  readonly below: () => HTMLElement;
  readonly onTake: (entity: Entity) => void;
}

/** Over everything else: panels that scroll would cut it off. */
function Suggestions({ id, hits, isNear, active, below, onTake }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current!.showPopover();
    placeBy(list.current!, below().getBoundingClientRect());
  }, [hits]);
  return (
    <div ref={list} id={`${id}-hits`} class="hits over" popover="manual" role="listbox" aria-label="Suggestions">
      {isNear && (
        <p class="none" role="option" aria-selected="false">
          Nothing in this case is called that{hits.length === 0 ? "." : "; near are"}
          {active >= 0 && " those below; Enter takes the marked one"}
        </p>
      )}
      {hits.map((entity, index) => (
        <div
          key={entity.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          class="hit"
          onMouseDown={(event) => event.preventDefault()} // keeps the focus where it is
          onClick={() => onTake(entity)}
        >
          <EntityHit entity={entity} />
        </div>
      ))}
    </div>
  );
}
