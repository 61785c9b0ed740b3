/** Hands a document to a parser in a process of its own, and outlives whatever becomes of it. */
import { fork, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import { fromPlainError } from "../plain-error.js";
import type { Content, ReadText } from "./original.js";
import type { ParseAnswer, ParseOrder, Parser } from "./parser-process.js";

/** For each begun megabyte: below the worker's own limit, so that the parser is the one that is ended. */
const LIMIT_MS = 45_000;
const MB = 1024 * 1024;

/** One for each thread, kept for the documents that follow. */
let idle: ChildProcess | undefined;

/** Throws what the parser threw, and `unreadable-document` when it was killed or took longer than `limit` milliseconds. */
export async function parseIsolated(parser: Parser, content: Content, limit?: number): Promise<ReadText> {
  const limitMs = limit ?? LIMIT_MS * (1 + Math.floor(content.bytes.length / MB));
  const child = idle ?? start();
  idle = undefined;
  const answer = await ask(child, { parser, content }, limitMs);
  if ("read" in answer) return answer.read;
  throw fromPlainError(answer.failed, content.name);
}

function start(): ChildProcess {
  return fork(fileURLToPath(new URL("parser-process.js", import.meta.url)), {
    serialization: "advanced",
    execArgv: ["--max-old-space-size=1024"],
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Answers always: a process that ends without an answer, or has to be ended, is an answer too. */
function ask(child: ChildProcess, order: ParseOrder, limitMs: number): Promise<ParseAnswer> {
  return new Promise((resolve) => {
    const settle = (answer: ParseAnswer) => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(answer);
    };
    const lose = (why: string) => {
      settle({ failed: { message: why } });
      child.on("error", () => undefined);
      child.kill("SIGKILL");
    };
    const timer = setTimeout(() => lose(`its parser took longer than ${Math.round(limitMs / 1000)} s`), limitMs);
    child.once("message", (answer: ParseAnswer) => {
      settle(answer);
      rest(child);
    });
    child.once("error", (error) => lose(`its parser could not be used (${error.message})`));
    child.once("exit", () => lose("its parser broke off, or took more memory than it may have"));
    child.ref();
    child.channel?.ref();
    child.send(order, (error) => error && lose("its parser could not be reached"));
  });
}

/** Without work it does not keep the program from ending; with the program it ends itself. */
function rest(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
  child.on("error", () => undefined);
  child.on("exit", () => {
    if (idle === child) idle = undefined;
  });
  idle = child;
}
