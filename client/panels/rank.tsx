/** Who matters here, and who belongs together: a measure as a table, as size or as colour. */
import { computed, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { addEntities, graph } from "../state/graph.js";
import { attempt, say } from "../state/notices.js";
import {
  chooseMeasure,
  isDrawn,
  isGrouping,
  measure,
  measureNow,
  measuring,
  ranking,
  readAllRows,
  stopMeasuring,
  type Measure,
  type Measuring,
  type Ranking,
  type RankRow,
} from "../state/rank.js";
import { select } from "../state/selection.js";
import { saveFile } from "./export.js";
import { CopyLink } from "./copy-link.js";
import { GroupSign, TypeSign } from "./icon.js";
import { count, MEASURE_WORDS } from "./words.js";

export function Rank() {
  useEffect(() => {
    if (!ranking.value && !measuring.value) void measureNow();
  }, []);
  const found = ranking.value;
  return (
    <>
      <div class="set-head">
        <select
          aria-label="Measure"
          value={measure.value}
          onChange={(event) => chooseMeasure(event.currentTarget.value as Measure)}
        >
          {Object.entries(MEASURE_WORDS).map(([one, { name }]) => (
            <option key={one} value={one}>
              {name}
            </option>
          ))}
        </select>
        {measuring.value ? (
          <Progress {...measuring.value} />
        ) : found && found.measure === measure.value ? (
          <Actions found={found} />
        ) : (
          <button class="btn" type="button" onClick={() => void measureNow()}>
            Measure
          </button>
        )}
      </div>
      {found && found.measure === measure.value && <Found found={found} />}
    </>
  );
}

/** Large cases take a while. */
function Progress({ done, seconds }: Measuring) {
  return (
    <span class="set-head" role="status">
      <progress aria-label="Measuring" {...(done > 0 && { value: done, max: 1 })} />
      {seconds >= 1 && (
        <span class="dim">
          {done > 0 && `${Math.floor(100 * done)} % · `}
          {Math.round(seconds)} s
        </span>
      )}
      <button class="btn" type="button" onClick={stopMeasuring}>
        Stop
      </button>
    </span>
  );
}

function Actions({ found }: { readonly found: Ranking }) {
  const groups = isGrouping(found.measure);
  return (
    <>
      <button class="btn" type="button" aria-pressed={isDrawn.value} onClick={() => (isDrawn.value = !isDrawn.value)}>
        {groups ? "Colour by group" : "Size by this"}
      </button>
      <button
        class="btn"
        type="button"
        onClick={() => void attempt(() => addEntities(found.rows.slice(0, 20).map(({ entity }) => entity.id)))}
      >
        Show the first 20
      </button>
      <button class="btn" type="button" onClick={() => void attempt(saveTable)}>
        Save as CSV
      </button>
      <CopyLink words="Copied: the link opens this measure again." />
    </>
  );
}

function Found({ found }: { readonly found: Ranking }) {
  return (
    <>
      <p class="dim small">
        <span class="words">{MEASURE_WORDS[found.measure].words}.</span> {count(found.entities, "entity", "entities")}{" "}
        with {count(found.links, "link")}
        {found.rows.length < found.entities && `; the first ${found.rows.length} below`}.{" "}
        {found.exact ? "" : "Estimated. "}
        {found.notice}
        {found.modularity !== undefined && ` Modularity ${found.modularity.toFixed(2)}.`}
      </p>
      {found.groups && <Groups found={found} />}
      {found.bridges && found.bridges.length > 0 && <Bridges bridges={found.bridges} />}
      <Table found={found} />
    </>
  );
}

const MOST_GROUPS = 12;

/** A click selects those of a group that are in view. */
function Groups({ found: { groups = [], rows, chosen = [] } }: { readonly found: Ranking }) {
  const members = new Map([...rows, ...chosen].map((row) => [row.entity.id, row.value]));
  const inView = (group: number) => [...graph.value.entities.keys()].filter((id) => members.get(id) === group);
  return (
    <div class="chips groups" role="group" aria-label="Groups">
      {groups.slice(0, MOST_GROUPS).map(({ group, size }) => {
        const ids = inView(group);
        return (
          <button
            key={group}
            class="chip plain"
            type="button"
            disabled={ids.length === 0}
            title={`${ids.length} of ${size} in view`}
            onClick={() => select.several(ids)}
          >
            <GroupSign group={group - 1} /> {group}: {count(size, "entity", "entities")}
          </button>
        );
      })}
      {groups.length > MOST_GROUPS && (
        <span class="dim small">and {count(groups.length - MOST_GROUPS, "smaller one")}</span>
      )}
    </div>
  );
}

const MOST_BRIDGES = 6;

function Bridges({ bridges }: { readonly bridges: NonNullable<Ranking["bridges"]> }) {
  return (
    <div class="chips" role="group" aria-label="Links that hold parts together">
      <span class="dim small">Single links that hold parts together:</span>
      {bridges.slice(0, MOST_BRIDGES).map(({ a, b, smaller }) => (
        <button
          key={`${a.id} ${b.id}`}
          class="chip plain"
          type="button"
          title={`Without it, ${count(smaller, "entity is", "entities are")} cut off`}
          onClick={() =>
            void attempt(async () => {
              await addEntities([a.id, b.id], a.id);
              select.several([a.id, b.id]);
            })
          }
        >
          {a.name} – {b.name}
        </button>
      ))}
    </div>
  );
}

type Column = "place" | "name" | "type" | "value" | "neighbours";
const sorting = signal<{ readonly by: Column; readonly isDown: boolean }>({ by: "place", isDown: false });

interface Placed extends RankRow {
  readonly place: number;
}

const keys: Readonly<Record<Column, (row: Placed) => string | number>> = {
  place: (row) => row.place,
  name: (row) => row.entity.name.toLowerCase(),
  type: (row) => row.entity.type,
  value: (row) => row.value,
  neighbours: (row) => row.entity.degree,
};

const sorted = computed<readonly Placed[]>(() => {
  const rows = (ranking.value?.rows ?? []).map((row, index) => ({ ...row, place: index + 1 }));
  const { by, isDown } = sorting.value;
  const toKey = keys[by];
  const order = (a: Placed, b: Placed) => (toKey(a) < toKey(b) ? -1 : toKey(a) > toKey(b) ? 1 : a.place - b.place);
  return rows.sort(isDown ? (a, b) => order(b, a) : order);
});

function Table({ found }: { readonly found: Ranking }) {
  const valueName = isGrouping(found.measure) ? "Group" : MEASURE_WORDS[found.measure].name;
  return (
    <table class="rank">
      <thead>
        <tr>
          <Head column="place" words="#" />
          <Head column="name" words="Name" />
          <Head column="type" words="Type" />
          <Head column="value" words={valueName} />
          <Head column="neighbours" words="Neighbours" />
        </tr>
      </thead>
      <tbody>
        {sorted.value.map((row) => (
          <tr key={row.entity.id}>
            <td>{row.place}</td>
            <td>
              <button
                class="link strong"
                type="button"
                onClick={() =>
                  void attempt(async () => {
                    await addEntities([row.entity.id]);
                    select.entity(row.entity.id);
                  })
                }
              >
                <TypeSign type={row.entity.type} size={11} /> {row.entity.name}
              </button>
            </td>
            <td class="dim">{row.entity.type}</td>
            <td>{valueWords(row, found.measure)}</td>
            <td>{row.entity.degree.toLocaleString("en")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Head({ column, words }: { readonly column: Column; readonly words: string }) {
  const { by, isDown } = sorting.value;
  const isBy = by === column;
  return (
    <th aria-sort={isBy ? (isDown ? "descending" : "ascending") : "none"}>
      <button type="button" onClick={() => (sorting.value = { by: column, isDown: isBy && !isDown })}>
        {words} <span aria-hidden="true">{isBy ? (isDown ? "▾" : "▴") : ""}</span>
      </button>
    </th>
  );
}

/** Groups are counted from 1; what is a share is told to four places. */
function valueWords({ value, error }: RankRow, of: Measure): string {
  if (isGrouping(of)) return String(value);
  const words = Number.isInteger(value) ? value.toLocaleString("en") : value.toPrecision(4);
  return error === undefined ? words : `${words} ± ${error.toPrecision(2)}`;
}

async function saveTable(): Promise<void> {
  const { rows, measure: of } = await readAllRows();
  const head = ["id", "name", "type", of, "neighbours"];
  const lines = rows.map(({ entity, value }) => [entity.id, entity.name, entity.type, value, entity.degree]);
  const text = [head, ...lines].map((cells) => cells.map(toCell).join(",")).join("\r\n");
  saveFile(new Blob([`${text}\r\n`], { type: "text/csv" }), `${of}.csv`);
  say(`Saved ${count(rows.length, "row")}.`);
}

/** Quoted where it must be; a name that a spreadsheet would run as a formula begins with an apostrophe. */
function toCell(value: string | number): string {
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value; // =HYPERLINK("…")
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe; // Doe, Jane
}
