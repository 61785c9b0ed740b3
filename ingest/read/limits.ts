/** What is refused for its size. */
import { ClewError } from "../../graph/errors.js";

/** `bytes` is how large it is; undefined when it was given up before its end. */
export function tooLarge(name: string, bytes: number | undefined, maxBytes: number): ClewError {
  const found = bytes === undefined ? "too large" : inMegabytes(bytes);
  return new ClewError("too-large", `${name} is ${found}; the limit is ${inMegabytes(maxBytes)} a file.`, {
    hint: "Raise it with --max-size, or split the file.",
  });
}

function inMegabytes(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  return `${megabytes >= 10 ? Math.round(megabytes) : Math.round(megabytes * 10) / 10} MB`;
}
