/** What the command line says when something fails: one sentence, what to do, and an exit code. Never a stack trace. */
import { CommanderError } from "commander";
import { ClewError, isClewError } from "../graph/errors.js";
import { PipeClosed, toPrintable } from "./terminal.js";

/** 0: all done. 1: something failed, the rest is kept. 2: wrong usage. 130: stopped by Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130;

/** The command was called wrongly, or its settings are wrong: exit code 2. */
export class UsageError extends ClewError {
  constructor(message: string, hint?: string) {
    super("invalid-input", message, hint === undefined ? {} : { hint });
  }
}

export interface Failure {
  readonly exitCode: ExitCode;
  /** For standard error; empty when all has been said. */
  readonly text: string;
}

export function toFailure(error: unknown, debug: boolean): Failure {
  if (error instanceof PipeClosed) return { exitCode: 0, text: "" }; // `clew query … | head -1`: the reader has enough
  if (error instanceof CommanderError) return { exitCode: error.exitCode === 0 ? 0 : 2, text: "" };
  const trace = debug ? `\n${toTrace(error)}\n` : "";
  if (isClewError(error)) return { exitCode: toExitCode(error), text: say(error.message, error.hint) + trace };
  const system = toSystemSentence(error);
  if (system) return { exitCode: 1, text: say(system) + trace };
  const words = error instanceof Error ? error.message : String(error);
  const hint = debug
    ? undefined
    : "This is a fault in Clew: run the command again with --debug, and report what it prints.";
  return { exitCode: 1, text: say(words || "Something failed without saying why.", hint) + trace };
}

function toExitCode(error: ClewError): ExitCode {
  if (error instanceof UsageError) return 2;
  return error.code === "aborted" ? 130 : 1;
}

/** Messages may quote documents, names and queries: what would steer a terminal is made visible. */
function say(message: string, hint?: string): string {
  const lines = [message, ...(hint === undefined ? [] : [hint])].join("\n");
  return `${lines.split("\n").map(toPrintable).join("\n")}\n`;
}

const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOENT: "There is no file or folder",
  EACCES: "No permission to read or write",
  EPERM: "No permission to read or write",
  EISDIR: "This is a folder, where a file was expected:",
  ENOTDIR: "This is a file, where a folder was expected:",
  EEXIST: "There is a file already:",
  ENOSPC: "The disk is full:",
  EROFS: "The disk cannot be written:",
  EMFILE: "Too many files are open:",
};

const PACKED_WRONG =
  "The packed file (.gz) is damaged or cut off: it cannot be unpacked to its end. Use one that is whole.";

/** What the operating system refused, in words. Undefined for errors of other kinds. */
function toSystemSentence(error: unknown): string | undefined {
  const { code, path } = (error ?? {}) as { code?: unknown; path?: unknown };
  if (typeof code === "string" && code.startsWith("Z_")) return PACKED_WRONG;
  const words = typeof code === "string" ? SYSTEM_WORDS[code] : undefined;
  return words && `${words} ${typeof path === "string" ? JSON.stringify(path) : "here"}.`;
}

function toTrace(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\nCaused by: ${toTrace(error.cause)}`;
  return (error.stack ?? error.message) + cause;
}
