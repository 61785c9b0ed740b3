/** The legend, which is the filter: what is in view by type, status and kind of relation, with counts. */
import { entryOf, health, schema } from "../state/case.js";
import { filters, isFiltered, isolate, resetFilters, shown, toggle } from "../state/filters.js";
import { graph } from "../state/graph.js";
import { LineSign, TypeSign } from "./icon.js";
import { FAMILY_WORDS, STATUS_WORDS } from "./words.js";

const TYPES = ["Person", "Agency", "Organization", "System", "Place", "Publication"];
const STATUSES = ["corroborated", "reported", "contested", "denied"];

export function Legend() {
  const inView = [...shown.value.entities.values()];
  const lines = [...shown.value.relations.values()];
  const allLines = [...graph.value.relations.values()];
  const total = (type: string) => schema.value?.entityTypes.find((row) => row.type === type)?.count ?? 0;
  const families = Object.keys(FAMILY_WORDS).filter((family) =>
    allLines.some((line) => entryOf(line.type).family === family),
  );
  return (
    <aside id="legend" aria-label="Legend and filters">
      <h2>Entities in view</h2>
      {TYPES.map((type) => (
        <Row
          key={type}
          name={type}
          isOn={!filters.value.hiddenTypes.has(type)}
          count={`${inView.filter((entity) => entity.type === type).length} / ${total(type)}`}
          onToggle={() => toggle("hiddenTypes", type)}
          onIsolate={() => isolate("hiddenTypes", type, TYPES)}
        >
          <TypeSign type={type} />
        </Row>
      ))}
      <h2>What the line says</h2>
      {STATUSES.map((status) => (
        <Row
          key={status}
          name={STATUS_WORDS[status]?.short ?? status}
          title={STATUS_WORDS[status]?.long}
          isOn={!filters.value.hiddenStatuses.has(status)}
          count={String(lines.filter((line) => line.status === status).length)}
          onToggle={() => toggle("hiddenStatuses", status)}
          onIsolate={() => isolate("hiddenStatuses", status, STATUSES)}
        >
          <LineSign status={status} />
        </Row>
      ))}
      <h2>Kind of relation</h2>
      {families.map((family) => (
        <Row
          key={family}
          name={FAMILY_WORDS[family] ?? family}
          isOn={!filters.value.hiddenFamilies.has(family)}
          count={String(allLines.filter((line) => entryOf(line.type).family === family).length)}
          onToggle={() => toggle("hiddenFamilies", family)}
          onIsolate={() => isolate("hiddenFamilies", family, families)}
        />
      ))}
      {families.length === 0 && <p class="dim">No lines in view.</p>}
      <h2>
        <label for="min-origins">Sources behind a line</label>
      </h2>
      <div class="row">
        <input
          id="min-origins"
          type="range"
          min="1"
          max="5"
          value={filters.value.minOrigins}
          onInput={(event) => (filters.value = { ...filters.value, minOrigins: Number(event.currentTarget.value) })}
        />
        <span class="num">≥ {filters.value.minOrigins}</span>
      </div>
      {isFiltered.value && (
        <button class="btn ghost" type="button" onClick={resetFilters}>
          Show everything again
        </button>
      )}
      <p class="foot dim">{health.value?.store}</p>
    </aside>
  );
}

interface RowProps {
  readonly name: string;
  readonly title?: string | undefined;
  readonly isOn: boolean;
  readonly count: string;
  readonly onToggle: () => void;
  readonly onIsolate: () => void;
  readonly children?: preact.ComponentChildren;
}

/** A click lets a kind through or not; a double click shows it alone. */
function Row({ name, title, isOn, count, onToggle, onIsolate, children }: RowProps) {
  return (
    <button
      class={isOn ? "row" : "row off"}
      type="button"
      aria-pressed={isOn}
      title={title}
      onClick={onToggle}
      onDblClick={onIsolate}
    >
      {children ?? (
        <span class="box" aria-hidden="true">
          {isOn ? "✓" : ""}
        </span>
      )}
      <span class="name">{name}</span>
      <span class="num">{count}</span>
    </button>
  );
}
