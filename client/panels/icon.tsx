/** A type's sign: its shape in its colour, as in the legend and on the canvas. */
import { OUTLINES } from "../canvas/icons.js";

const TOKEN: Readonly<Record<string, string>> = { Organization: "org" };

export function TypeSign({ type, size = 14 }: { readonly type: string; readonly size?: number }) {
  return (
    <svg
      class={`sign sign-${TOKEN[type] ?? type.toLowerCase()}`}
      width={size}
      height={size}
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <path d={OUTLINES[type] ?? OUTLINES["Organization"]} />
    </svg>
  );
}

/** The pattern of a line of this status. */
export function LineSign({ status }: { readonly status: string }) {
  return (
    <svg class={`line-sign line-${status}`} width="34" height="10" viewBox="0 0 34 10" aria-hidden="true">
      <path d="M0 5h34" />
    </svg>
  );
}

/** The largest groups have a colour each; the others share the last. */
export const GROUP_COLOURS = 7;

export function GroupSign({ group }: { readonly group: number }) {
  return (
    <svg
      class={`sign group-${Math.min(group, GROUP_COLOURS)}`}
      width="11"
      height="11"
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <circle cx="7" cy="7" r="6" />
    </svg>
  );
}
