/** All other options of a question, folded away until they are wanted. Each acts at once. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { schema } from "../state/case.js";
import { changeOptions } from "../state/paths.js";
import { learnName, nameOf, options, USUAL, type AllOptions, type PathOptions } from "../state/question.js";
import { EntityPick } from "./entity-pick.js";
import { FAMILY_WORDS, lineWords, STATUS_WORDS } from "./words.js";

export const MOST_HOPS = 8;
const MOST_PATHS = 25;
const MOST_VIA = 6;
const A_HUB = 100;

export function PathOptionsForm() {
  const asked = { ...USUAL, ...options.value } as AllOptions; // options holds nothing that is undefined
  return (
    <div id="path-options" class="path-options" role="group" aria-label="More options">
      <Part title="Stops">
        <Via via={asked.via} />
        <EntityPick
          label="Leave out"
          placeholder="leave out …"
          onPick={({ id, name }) => {
            learnName(id, name);
            changeOptions({ exceptEntities: [...asked.exceptEntities.filter((other) => other !== id), id] });
          }}
        />
        <p class="dim small">Or pick both on the graph: select a sign, then “By way of” or “Leave out”.</p>
      </Part>
      <Part title="Kinds of line">
        <Kinds label="Only lines of" only="types" onlyFamilies="families" asked={asked} />
        <Kinds label="No lines of" only="exceptTypes" onlyFamilies="exceptFamilies" asked={asked} />
        <Check label="vague links too (“related to”)" option="relatedTo" isOn={asked.relatedTo} />
        <Field label="Along the arrows">
          {(id) => (
            <Choice
              id={id}
              option="direction"
              value={asked.direction}
              choices={[
                ["any", "either way"],
                ["forward", "only along"],
                ["backward", "only against"],
              ]}
            />
          )}
        </Field>
      </Part>
      <Part title="On the way">
        <EntityTypes label="Only through" option="entityTypes" asked={asked} />
        <EntityTypes label="Not through" option="exceptEntityTypes" asked={asked} />
        <Field label="Hubs">
          {(id) => (
            <Choice
              id={id}
              option="hubCap"
              value={String(typeof asked.hubCap === "number" ? A_HUB : asked.hubCap)}
              toValue={(value) => (value === "auto" || value === "off" ? value : Number(value))}
              choices={[
                ["auto", "carry no path"],
                [String(A_HUB), "up to a size"],
                ["off", "may carry one"],
              ]}
            />
          )}
        </Field>
        {typeof asked.hubCap === "number" && (
          <Amount label="Neighbours at most" option="hubCap" value={asked.hubCap} least={1} most={10_000_000} />
        )}
      </Part>
      <Part title="Proof of each step">
        <fieldset class="checks">
          <legend class="unseen">Statuses that carry a step</legend>
          {Object.entries(STATUS_WORDS).map(([status, { short }]) => (
            <StatusCheck key={status} status={status as Status} words={short} statuses={asked.statuses} />
          ))}
        </fieldset>
        <Amount label="Sources at least" option="minOrigins" value={asked.minOrigins} least={0} most={1000} />
        <Amount
          label="Confidence at least"
          option="minConfidence"
          value={asked.minConfidence}
          least={0}
          most={1}
          step={0.05}
        />
      </Part>
      <Part title="Time">
        <DateField label="Not before" option="after" value={asked.after} />
        <DateField label="Not after" option="before" value={asked.before} />
        <Check label="undated lines too" option="undated" isOn={asked.undated} />
        <Field label="Steps in order">
          {(id) => (
            <Choice
              id={id}
              option="timeOrder"
              value={asked.timeOrder}
              choices={[
                ["off", "any order"],
                ["dated", "of time"],
                ["undated-allowed", "of time, or undated"],
              ]}
            />
          )}
        </Field>
      </Part>
      <Part title="Answer">
        <Amount label="Paths at most" option="k" value={asked.k} least={1} most={MOST_PATHS} />
        <Check label="no two through the same" option="disjoint" isOn={asked.disjoint} />
      </Part>
    </div>
  );
}

type Status = NonNullable<PathOptions["statuses"]>[number];

function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

function Field({ label, children }: { readonly label: string; readonly children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly option: keyof PathOptions;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly toValue?: (value: string) => string | number;
}

function Choice({ id, option, value, choices, toValue = (same) => same }: ChoiceProps) {
  return (
    <select id={id} value={value} onChange={(event) => changeOptions({ [option]: toValue(event.currentTarget.value) })}>
      {choices.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}

interface CheckProps {
  readonly label: string;
  readonly option: "undated" | "disjoint" | "relatedTo";
  readonly isOn: boolean;
}

function Check({ label, option, isOn }: CheckProps) {
  return (
    <label class="check">
      <input
        type="checkbox"
        checked={isOn}
        onChange={(event) => changeOptions({ [option]: event.currentTarget.checked })}
      />
      {label}
    </label>
  );
}

interface StatusProps {
  readonly status: Status;
  readonly words: string;
  readonly statuses: readonly Status[];
}

function StatusCheck({ status, words, statuses }: StatusProps) {
  const isOn = statuses.includes(status);
  const next = isOn ? statuses.filter((other) => other !== status) : [...statuses, status];
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={() => changeOptions({ statuses: next })} />
      {words}
    </label>
  );
}

interface AmountProps {
  readonly label: string;
  readonly option: "k" | "minOrigins" | "minConfidence" | "hubCap";
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
}

/** A number; what is typed beyond the range is brought into it. */
function Amount({ label, option, value, least, most, step = 1 }: AmountProps) {
  const set = (input: HTMLInputElement) => {
    const typed = input.valueAsNumber;
    const within = Number.isNaN(typed) ? Number(USUAL[option]) || least : Math.max(least, Math.min(most, typed));
    const number = step === 1 ? Math.round(within) : within;
    input.value = String(number);
    changeOptions({ [option]: number });
  };
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="number"
          min={least}
          max={most}
          step={step}
          value={value}
          onChange={(event) => set(event.currentTarget)}
        />
      )}
    </Field>
  );
}

const DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/; // 2022, 2022-10, 2022-10-11

function DateField({ label, option, value }: Omit<CheckProps, "option" | "isOn"> & DateProps) {
  const set = (input: HTMLInputElement) => {
    const typed = input.value.trim();
    const isDate = typed === "" || DATE.test(typed);
    input.setCustomValidity(isDate ? "" : "A date like 2022, 2022-10 or 2022-10-11.");
    if (isDate) changeOptions({ [option]: typed === "" ? null : typed });
    else input.reportValidity();
  };
  return (
    <Field label={label}>
      {(id) => (
        <input
          id={id}
          type="text"
          inputMode="numeric"
          placeholder="2022-10"
          maxLength={10}
          value={value}
          onChange={(event) => set(event.currentTarget)}
        />
      )}
    </Field>
  );
}
interface DateProps {
  readonly option: "after" | "before";
  readonly value: string;
}

/** Those that every path passes, in their order. */
function Via({ via }: { readonly via: readonly string[] }) {
  const earlier = (place: number) => {
    const moved = [...via];
    moved.splice(place - 1, 0, ...moved.splice(place, 1));
    changeOptions({ via: moved });
  };
  return (
    <>
      {via.length > 0 && (
        <ol class="via" aria-label="By way of, in this order">
          {via.map((id, place) => (
            <li key={id}>
              <span class="ellipsis">
                {place + 1}. {nameOf(id)}
              </span>
              {place > 0 && (
                <button
                  class="btn ghost"
                  type="button"
                  aria-label={`${nameOf(id)} earlier`}
                  onClick={() => earlier(place)}
                >
                  ↑
                </button>
              )}
              <button
                class="btn ghost"
                type="button"
                aria-label={`Not by way of ${nameOf(id)}`}
                onClick={() => changeOptions({ via: via.filter((other) => other !== id) })}
              >
                ✕
              </button>
            </li>
          ))}
        </ol>
      )}
      {via.length < MOST_VIA && (
        <EntityPick
          label="By way of"
          placeholder={via.length > 0 ? "then by way of …" : "by way of …"}
          onPick={({ id, name }) => {
            learnName(id, name);
            changeOptions({ via: [...via.filter((other) => other !== id), id] });
          }}
        />
      )}
    </>
  );
}

interface KindsProps {
  readonly label: string;
  readonly only: "types" | "exceptTypes";
  readonly onlyFamilies: "families" | "exceptFamilies";
  readonly asked: AllOptions;
}

/** Whole families first, then the types that this case has. What is picked shows as a chip. */
function Kinds({ label, only, onlyFamilies, asked }: KindsProps) {
  const pick = (value: string) => {
    const [option, kind = ""] = value.split(":"); // families:communication
    if (option === "types") changeOptions({ [only]: [...asked[only], kind] });
    if (option === "families") changeOptions({ [onlyFamilies]: [...asked[onlyFamilies], kind] });
  };
  const families = Object.entries(FAMILY_WORDS).filter(
    ([family]) => !(asked[onlyFamilies] as readonly string[]).includes(family),
  );
  const types = (schema.value?.relationTypes ?? []).filter(({ type }) => !asked[only].includes(type));
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value=""
          onChange={(event) => {
            pick(event.currentTarget.value);
            event.currentTarget.value = "";
          }}
        >
          <option value="">add …</option>
          <optgroup label="Kinds">
            {families.map(([family, words]) => (
              <option key={family} value={`families:${family}`}>
                {words}
              </option>
            ))}
          </optgroup>
          <optgroup label="Relations">
            {types.map(({ type, count }) => (
              <option key={type} value={`types:${type}`}>
                {lineWords(type)} ({count})
              </option>
            ))}
          </optgroup>
        </select>
      )}
    </Field>
  );
}

interface EntityTypesProps {
  readonly label: string;
  readonly option: "entityTypes" | "exceptEntityTypes";
  readonly asked: AllOptions;
}

function EntityTypes({ label, option, asked }: EntityTypesProps) {
  const taken: readonly string[] = asked[option];
  const left = (schema.value?.entityTypes ?? []).filter(({ type }) => !taken.includes(type));
  return (
    <Field label={label}>
      {(id) => (
        <select
          id={id}
          value=""
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value) changeOptions({ [option]: [...taken, value] });
            event.currentTarget.value = "";
          }}
        >
          <option value="">add …</option>
          {left.map(({ type }) => (
            <option key={type} value={type}>
              {type}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
