/** Errors as answers: problem+json (RFC 9457) with Clew's own stable codes. */
import type { ErrorRequestHandler, Response } from "express";
import * as z from "zod";
import { ClewError, isClewError, type ErrorCode } from "../graph/errors.js";

/** What only HTTP can get wrong. */
export type HttpCode =
  "misdirected-host" | "cross-site" | "wrong-media-type" | "unauthorized" | "no-such-endpoint" | "method-not-allowed";

const STATUS: Readonly<Record<ErrorCode | HttpCode, number>> = {
  "invalid-input": 400,
  "not-found": 404,
  "ambiguous-name": 409,
  "contradicts-judgement": 409,
  "unreadable-document": 422,
  "too-large": 413,
  "store-unreachable": 503,
  "store-credentials": 503,
  "foreign-database": 503,
  "store-damaged": 503,
  "store-newer": 503,
  "store-busy": 503,
  "store-failed": 500,
  "query-invalid": 400,
  "query-refused": 403,
  "query-timeout": 408,
  "query-memory": 413,
  aborted: 499,
  "misdirected-host": 421,
  "cross-site": 403,
  "wrong-media-type": 415,
  unauthorized: 401,
  "no-such-endpoint": 404,
  "method-not-allowed": 405,
};

export interface Problem {
  readonly code: ErrorCode | HttpCode;
  readonly detail: string;
  readonly hint?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

export function sendProblem(response: Response, problem: Problem): void {
  const status = STATUS[problem.code];
  response
    .status(status)
    .type("application/problem+json")
    .send(JSON.stringify({ type: "about:blank", title: problem.code.replaceAll("-", " "), status, ...problem }));
}

/** The one place where errors become answers; what nobody foresaw is logged and told without its insides. */
export function answerErrors(log: (message: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    sendProblem(
      response,
      toProblem(error, () => log(`${request.method} ${request.path}: ${describe(error)}`)),
    );
  };
}

export function toProblem(error: unknown, onUnforeseen: () => void = () => {}): Problem {
  if (isClewError(error)) {
    return { code: error.code, detail: error.message, hint: error.hint, details: error.details };
  }
  if (error instanceof z.ZodError) return { code: "invalid-input", detail: toWords(error) };
  const status = (error as { status?: unknown } | null)?.status; // what express' own parsers throw
  if (status === 413) return { code: "too-large", detail: "The request is larger than Clew takes." };
  if (status === 400) return { code: "invalid-input", detail: "The request's body is not valid JSON." };
  onUnforeseen();
  return { code: "store-failed", detail: "Something went wrong inside Clew.", hint: "Clew's own output says more." };
}

/** Parses what came in; throws `invalid-input` that says where and what was expected. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, where: string): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new ClewError("invalid-input", `The ${where} cannot be used: ${toWords(parsed.error)}`, {
    cause: parsed.error,
  });
}

/** Which field, and what is expected of it: `url: Expected an address that begins with http:// or https://.` */
function toWords({ issues }: z.ZodError): string {
  const words = issues.map(({ path, message }) => {
    const field = path.map(String).join(".");
    return `${field && `${field}: `}${message}${/[.!?]$/.test(message) ? "" : "."}`;
  });
  return words.join(" ");
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
