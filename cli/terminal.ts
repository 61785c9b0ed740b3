/**
 * Where commands write: results to standard output, what is about them to standard error. On a terminal there are
 * colours and a width to fit; into a pipe or a file goes plain text alone.
 */
import { once } from "node:events";
import { styleText } from "node:util";

type Style = Parameters<typeof styleText>[0];

/** The reader of a pipe has gone: there is nobody left to write for. */
export class PipeClosed extends Error {}

export interface Terminal {
  /** Whether a person reads standard output. */
  readonly isInteractive: boolean;
  /** Columns; 80 where there is no terminal. */
  readonly width: number;
  /** Writes to standard output, and waits when the reader is slower. Throws `PipeClosed`. */
  write(text: string | Uint8Array): Promise<void>;
  /** One line to standard error. */
  note(line: string): void;
  /** The text in this style, on a terminal that shows colours. */
  style(style: Style, text: string): string;
}

const stdout = process.stdout;
const hasColours = stdout.isTTY && !process.env["NO_COLOR"] && process.env["TERM"] !== "dumb";

/** Without a listener a closed pipe ends the process with a stack trace; `write` finds out by itself. */
export function surviveClosedPipes(): void {
  stdout.on("error", () => {});
  process.stderr.on("error", () => {});
}

export const terminal: Terminal = {
  isInteractive: stdout.isTTY,
  get width() {
    return stdout.columns || 80;
  },
  async write(text) {
    if (stdout.errored || stdout.destroyed) throw toPipeError(stdout.errored);
    if (stdout.write(text)) return;
    await once(stdout, "drain").catch((error: unknown) => {
      throw toPipeError(error);
    });
  },
  note(line) {
    process.stderr.write(`${line}\n`);
  },
  style(style, text) {
    return hasColours ? styleText(style, text, { validateStream: false }) : text;
  },
};

function toPipeError(error: unknown): unknown {
  const { code } = (error ?? { code: "EPIPE" }) as { code?: unknown };
  return code === "EPIPE" || code === "ERR_STREAM_DESTROYED" ? new PipeClosed() : error;
}

/**
 * Text of documents on one line of a terminal: blanks for line ends and tabs, and what would steer the terminal or turn
 * the direction of writing made visible.
 *
 *     toPrintable("red\u001b[31m\nnext")   // "red\\u001b[31m next"
 */
export function toPrintable(text: string): string {
  return text
    .replace(/[\t\n\r]+/g, " ") // "a\r\nb"
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\p{Cs}]/gu, toEscape); // "\u001b[2J", "\u202e"
}

function toEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
