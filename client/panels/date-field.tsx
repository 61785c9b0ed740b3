/** A date of the question. What is none stays in its field, says so there, and keeps the question from being asked. */
import { useEffect, useId, useRef } from "preact/hooks";
import { changeOptions } from "../state/paths.js";
import { badDates } from "../state/question.js";
import { Field } from "./option-fields.js";

interface DateProps {
  readonly label: string;
  readonly option: "after" | "before";
  readonly value: string;
}

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/; // 2022, 2022-10, 2022-10-11

export function DateField({ label, option, value }: DateProps) {
  const problem = useId();
  const bad = badDates.value[option];
  const set = (typed: string) => {
    const { [option]: _before, ...others } = badDates.value;
    const isDate = typed === "" || DATE.test(typed);
    badDates.value = isDate ? others : { ...others, [option]: typed };
    if (isDate) changeOptions({ [option]: typed === "" ? null : typed });
  };
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (bad !== undefined) whole.current?.scrollIntoView({ block: "nearest" }); // with what it says
  }, [bad]);
  return (
    <div ref={whole}>
      <Field label={label}>
        {(id) => (
          <input
            id={id}
            type="text"
            inputMode="numeric"
            placeholder="2022-10"
            maxLength={30}
            value={bad ?? value}
            aria-invalid={bad !== undefined}
            aria-describedby={bad === undefined ? undefined : problem}
            onChange={(event) => set(event.currentTarget.value.trim())}
          />
        )}
      </Field>
      {bad !== undefined && (
        <p id={problem} class="problem small" role="alert">
          This is no date like 2022, 2022-10 or 2022-10-11: nothing is searched until it is one, or empty.
        </p>
      )}
    </div>
  );
}

/** The first date that is none takes the focus, once it is in sight. */
export function focusBadDate(): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>("#path-options [aria-invalid=true]")?.focus({ preventScroll: true });
  });
}
