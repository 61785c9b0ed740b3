/** The question bar: how is this one connected to that one? What differs from the usual stands below as chips. */
import { signal, type Signal } from "@preact/signals";
import { changeOptions, findPaths, isSearching, stopAsking } from "../state/paths.js";
import { from, hasBadDate, isReady, options, to, USUAL, type Named, type PathOptions } from "../state/question.js";
import { focusBadDate } from "./date-field.js";
import { EntityPick } from "./entity-pick.js";
import { toChips } from "./option-words.js";
import { MOST_HOPS, PathOptionsForm } from "./path-options.js";
import { count } from "./words.js";

const showsOptions = signal(false);

async function ask(event: Event): Promise<void> {
  event.preventDefault();
  showsOptions.value = hasBadDate.value;
  if (hasBadDate.value) return focusBadDate();
  await findPaths();
}

export function PathBar() {
  const { maxHops = USUAL.maxHops, ranking = USUAL.ranking } = options.value;
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || !showsOptions.value) return;
    showsOptions.value = false;
    document.getElementById("more-options")?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="path-bar" onKeyDown={close}>
      <form aria-label="How are two connected?" onSubmit={(event) => void ask(event)}>
        <span class="ends">
          <span class="dim how">How is</span>
          <End label="From" placeholder="someone" end={from} />
          <span class="dim">connected to</span>
          <End label="To" placeholder="someone else" end={to} />
        </span>
        <span class="bounds">
          <select
            aria-label="How many steps at most"
            value={String(maxHops)}
            onChange={(event) => changeOptions({ maxHops: Number(event.currentTarget.value) })}
          >
            {Array.from({ length: MOST_HOPS }, (_, index) => (
              <option key={index} value={String(index + 1)}>
                ≤ {count(index + 1, "step")}
              </option>
            ))}
          </select>
          <select
            aria-label="Which paths first"
            value={ranking}
            onChange={(event) => changeOptions({ ranking: event.currentTarget.value as "strongest" | "shortest" })}
          >
            <option value="strongest">best proof</option>
            <option value="shortest">fewest steps</option>
          </select>
          <button
            id="more-options"
            class="btn"
            type="button"
            aria-label="More options"
            aria-expanded={showsOptions.value}
            aria-controls="path-options"
            onClick={() => (showsOptions.value = !showsOptions.value)}
          >
            More ▾
          </button>
          {isSearching.value ? (
            <button class="btn" type="button" onClick={stopAsking}>
              Stop
            </button>
          ) : (
            <button class="btn primary" type="submit" disabled={!isReady.value}>
              Find
            </button>
          )}
        </span>
      </form>
      <Chips options={options.value} />
      {showsOptions.value && <PathOptionsForm />}
    </div>
  );
}

interface EndProps {
  readonly label: string;
  readonly placeholder: string;
  readonly end: Signal<Named | undefined>;
}

function End({ label, placeholder, end }: EndProps) {
  return (
    <EntityPick
      label={label}
      placeholder={placeholder}
      chosen={end.value}
      onPick={(entity) => (end.value = entity)}
      onClear={() => (end.value = undefined)}
    />
  );
}

/** Steps and ranking are in sight in the bar and need no chip. */
function Chips({ options: { maxHops: _steps, ranking: _ranking, ...folded } }: { readonly options: PathOptions }) {
  const chips = toChips(folded);
  if (chips.length === 0) return null;
  return (
    <ul class="option-chips" aria-label="Options that differ from the usual">
      {chips.map(({ words, undo }) => (
        <li key={words}>
          <button class="chip plain" type="button" onClick={() => changeOptions(undo)}>
            <span class="ellipsis">{words}</span> <span aria-hidden="true">✕</span>
            <span class="unseen">take back</span>
          </button>
        </li>
      ))}
      <li>
        <button
          class="link small"
          type="button"
          onClick={() => changeOptions(Object.fromEntries(Object.keys(folded).map((name) => [name, null])))}
        >
          As usual
        </button>
      </li>
    </ul>
  );
}
