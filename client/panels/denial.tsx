/** The mark before the words of a line that is only denied, so that they never read as if somebody said so. */
import { denial } from "./words.js";

export function Denial({ status }: { readonly status: string }) {
  const words = denial(status);
  if (!words) return null;
  return (
    <span class="is-denied">
      <span aria-hidden="true">▼ </span>
      {words}
    </span>
  );
}
