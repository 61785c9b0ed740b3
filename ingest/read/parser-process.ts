/**
 * Parsers of binary formats, in a process that can be killed: they are large, the files are strangers', and a thread
 * cannot be kept from taking all memory. Started and spoken to by isolated.ts.
 */
import { isMainThread, Worker } from "node:worker_threads";
import { toPlainError, type PlainError } from "../plain-error.js";
import type { Content, ReadText } from "./original.js";

const PARSERS = {
  pdf: async (content: Content) => (await import("./pdf.js")).parsePdf(content),
  docx: async (content: Content) => (await import("./docx.js")).parseDocx(content),
  mail: async (content: Content) => (await import("./eml.js")).parseMail(content),
} as const;

export type Parser = keyof typeof PARSERS;

export interface ParseOrder {
  readonly parser: Parser;
  readonly content: Content;
}

export type ParseAnswer = { readonly read: ReadText } | { readonly failed: PlainError };

const MAX_BYTES = 1536 * 1024 * 1024;

if (isMainThread && process.send) {
  watchOver();
  process.on("disconnect", () => process.exit());
  process.on("message", (order: ParseOrder) => {
    PARSERS[order.parser](order.content).then(
      (read) => answer({ read }),
      (error: unknown) => answer({ failed: toPlainError(error) }),
    );
  });
}

function answer(given: ParseAnswer): void {
  process.send?.(given);
}

/** A parser that hangs or swells hears no message: a thread beside it ends the process when its parent or memory is gone. */
function watchOver(): void {
  const watch = `
    const parent = ${process.ppid};
    setInterval(() => {
      if (process.ppid !== parent || process.memoryUsage.rss() > ${MAX_BYTES}) process.kill(process.pid, "SIGKILL");
    }, 100);`;
  new Worker(watch, { eval: true }).unref();
}
