/** A field that takes an entity of the case: its name is completed as one types. */
import { signal } from "@preact/signals";
import { useId } from "preact/hooks";
import { call } from "../api/call.js";
import type { Entity } from "../state/graph.js";
import { attempt, say } from "../state/notices.js";
import type { Named } from "../state/question.js";
import { TypeSign } from "./icon.js";

interface Props {
  readonly label: string;
  readonly placeholder: string;
  /** Who stands in the field; without one, the field empties itself after each pick. */
  readonly chosen?: Named | undefined;
  readonly onPick: (entity: Entity) => void;
  readonly onClear?: () => void;
}

export function EntityPick({ label, placeholder, chosen, onPick, onClear }: Props) {
  const id = useId();
  const take = (input: HTMLInputElement, entity: Entity) => {
    onPick(entity);
    input.value = onClear ? entity.name : "";
  };
  const suggest = async (input: HTMLInputElement) => {
    const wanted = input.value.trim();
    const known = suggestions.value.find((entity) => entity.name === wanted);
    if (known) return take(input, known);
    if (wanted.length < 2) return;
    suggestions.value = (await call("GET /api/entities", { query: { q: wanted, limit: 8 } })).items;
  };
  /** The best match of what was typed. */
  const settle = async (input: HTMLInputElement) => {
    const wanted = input.value.trim();
    if (!wanted) return onClear?.();
    if (chosen?.name === wanted) return;
    const [best] = (await call("GET /api/entities", { query: { q: wanted, limit: 1 } })).items;
    if (best) return take(input, best);
    input.value = "";
    onClear?.();
    say(`Nobody is called “${wanted}” here.`, "problem", "Try fewer letters, or another spelling.");
  };
  return (
    <span class="pick">
      {chosen && <TypeSign type={chosen.type} size={11} />}
      <input
        type="text"
        aria-label={label}
        placeholder={placeholder}
        list={id}
        autocomplete="off"
        maxLength={200}
        value={chosen?.name ?? ""}
        onInput={(event) => {
          const input = event.currentTarget;
          void attempt(() => suggest(input));
        }}
        onChange={(event) => {
          const input = event.currentTarget;
          void attempt(() => settle(input));
        }}
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
