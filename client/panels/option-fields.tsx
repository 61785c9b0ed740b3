/** The fields of which the question's options are made. Each acts at once. */
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { changeOptions } from "../state/paths.js";
import { USUAL, type PathOptions } from "../state/question.js";

export type Status = NonNullable<PathOptions["statuses"]>[number];

export function Part({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

export function Field({
  label,
  children,
}: {
  readonly label: string;
  readonly children: (id: string) => ComponentChildren;
}) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

interface AddProps {
  readonly label: string;
  readonly onAdd: (value: string) => void;
  readonly children: ComponentChildren;
}

/** A list of which one after another is added; what is, shows as a chip. */
export function AddFrom({ label, onAdd, children }: AddProps) {
  const add = (select: HTMLSelectElement) => {
    if (select.value) onAdd(select.value);
    select.value = "";
  };
  return (
    <Field label={label}>
      {(id) => (
        <select id={id} value="" onChange={(event) => add(event.currentTarget)}>
          <option value="">add …</option>
          {children}
        </select>
      )}
    </Field>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly option: keyof PathOptions;
  readonly value: string;
  readonly choices: readonly (readonly [value: string, words: string])[];
  readonly toValue?: (value: string) => string | number;
}

export function Choice({ id, option, value, choices, toValue = (same) => same }: ChoiceProps) {
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

export function Check({ label, option, isOn }: CheckProps) {
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

export function StatusCheck({ status, words, statuses }: StatusProps) {
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
export function Amount({ label, option, value, least, most, step = 1 }: AmountProps) {
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
