/**
 * Pages from the web, fetched as a stranger would ask for them: from public addresses alone, also after a redirect, and
 * within limits of size, time and redirects. What the name look-up answers is what is connected to, so that a name
 * cannot mean one address when it is checked and another when it is used.
 */
import { lookup } from "node:dns";
import * as http from "node:http";
import * as https from "node:https";
import { isIP, type LookupFunction } from "node:net";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { ClewError, isClewError } from "../../graph/errors.js";
import { tooLarge } from "./limits.js";
import type { About } from "./original.js";
import { isPublicAddress } from "./public-address.js";

export interface Fetched extends About {
  /** After redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
}

export interface FetchLimits {
  readonly maxBytes: number;
  readonly timeoutMs?: number;
  readonly maxRedirects?: number;
  /** Which addresses may be asked; for tests. */
  readonly mayAsk?: (address: string) => boolean;
}

type Limits = Required<FetchLimits> & { readonly signal: AbortSignal };

/** Throws `unreadable-document` naming the address and what was wrong, `too-large`. */
export async function fetchPage(address: string, limits: FetchLimits): Promise<Fetched> {
  const full = { timeoutMs: 30_000, maxRedirects: 5, mayAsk: isPublicAddress, ...limits };
  const signal = AbortSignal.timeout(full.timeoutMs);
  try {
    return await follow(address, { ...full, signal });
  } catch (error) {
    if (isClewError(error)) throw error;
    if (signal.aborted) throw refuse(address, `did not answer in full within ${full.timeoutMs / 1000} s`);
    throw refuse(address, `cannot be fetched: ${toReason(error)}`);
  }
}

/** What the network says, in words where it is something common. */
const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: "no server of this name is known, or this machine is not online",
  EAI_AGAIN: "its name cannot be looked up now; is this machine online?",
  ECONNREFUSED: "its server takes no connection",
  ECONNRESET: "its server ended the connection",
  EHOSTUNREACH: "its server cannot be reached from here",
  ENETUNREACH: "its server cannot be reached from here",
};

function toReason(error: unknown): string {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return REASONS[String(code)] ?? String(message ?? error);
}

async function follow(address: string, limits: Limits): Promise<Fetched> {
  let url = requireWebAddress(address, address);
  for (let redirects = 0; redirects <= limits.maxRedirects; redirects++) {
    const response = await ask(address, url, limits);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy();
      url = requireWebAddress(new URL(headers.location, url).href, address);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw refuse(address, `answers ${statusCode} ${response.statusMessage ?? ""}`.trim());
    }
    return { url: url.href, bytes: await readBody(address, response, limits), ...toAbout(headers["content-type"]) };
  }
  throw refuse(address, `redirects more than ${limits.maxRedirects} times`);
}

function requireWebAddress(text: string, asked: string): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse(asked, "is not an address");
  }
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refuse(asked, `leads to ${url.protocol}, not to the web`);
  if (url.username || url.password) throw refuse(asked, "carries a user name or password");
  return url;
}

function ask(asked: string, url: URL, { mayAsk, signal }: Limits): Promise<http.IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, ""); // '[::1]'
  // Addresses in numbers are never looked up.
  if (isIP(host) && !mayAsk(host)) throw notPublic(asked, host);
  const options: https.RequestOptions = {
    lookup: toCheckedLookup(asked, mayAsk),
    signal,
    agent: false,
    headers: {
      "user-agent": "Clew",
      accept: "text/html,application/xhtml+xml,text/*;q=0.9,application/pdf;q=0.8,*/*;q=0.1",
      "accept-encoding": "gzip, deflate, br",
    },
  };
  return new Promise((resolve, reject) => {
    const request = (url.protocol === "https:" ? https : http).get(url, options, resolve);
    request.on("error", reject);
  });
}

/** Refuses a name when any of its addresses is not public: one that is might be a trick to get at the other. */
function toCheckedLookup(asked: string, mayAsk: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const [first] = found ?? [];
      const wrong = found?.find(({ address }) => !mayAsk(address));
      if (error) callback(error, []);
      else if (wrong || !first) callback(notPublic(asked, wrong?.address ?? "no address"), []);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

async function readBody(
  asked: string,
  response: http.IncomingMessage,
  { maxBytes, signal }: Limits,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  const keep = new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      chunks.push(chunk);
      done(bytes > maxBytes ? tooLarge(asked, undefined, maxBytes) : null);
    },
  });
  const unpack = toUnpacker(response.headers["content-encoding"]);
  await (unpack ? pipeline(response, unpack, keep, { signal }) : pipeline(response, keep, { signal }));
  return Buffer.concat(chunks);
}

function toUnpacker(encoding: string | undefined) {
  switch (encoding?.trim().toLowerCase()) {
    case "gzip":
    case "x-gzip":
      return createGunzip();
    case "deflate":
      return createInflate();
    case "br":
      return createBrotliDecompress();
    default:
      return undefined;
  }
}

/** 'text/html; charset="windows-1251"' */
function toAbout(contentType: string | undefined): About {
  const mediaType = contentType?.split(";")[0]?.trim().toLowerCase();
  const charset = /;\s*charset\s*=\s*"?([\w-]{2,30})/i.exec(contentType ?? "")?.[1];
  return { ...(mediaType && { mediaType }), ...(charset !== undefined && { charset }) };
}

function notPublic(asked: string, address: string): ClewError {
  return new ClewError("unreadable-document", `${asked} leads to ${address}, which is not a public address.`, {
    hint: "Clew fetches from the public web alone. Save the page as a file and give that.",
  });
}

function refuse(asked: string, why: string): ClewError {
  return new ClewError("unreadable-document", `${asked} ${why}.`);
}
