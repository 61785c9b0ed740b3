/**
 * Who may ask. Clew listens on loopback, but a browser on the same machine lets any page send requests there, and a name
 * that resolves to 127.0.0.1 makes such a page look like our own. So: only names that Clew answers to (rebinding), only
 * requests from its own pages (cross-site), only JSON or an upload that says so by a header no form can send, and, where
 * it is reachable from elsewhere, a token.
 */
import { timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import helmet from "helmet";
import { sendProblem } from "./problems.js";

export interface Gate {
  /** Names, without port, under which this server may be asked; addresses in brackets where IPv6. */
  readonly hosts: readonly string[];
  /** Absent: whoever can connect may ask. */
  readonly token?: string;
}

export const UPLOAD_HEADER = "x-clew-upload";
const COOKIE = "clew";

/** Headers that keep a page from loading, framing or sending anything that is not our own. */
export function secureHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:", "blob:"],
        workerSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    strictTransportSecurity: false, // it is served as plain HTTP on loopback
    referrerPolicy: { policy: "no-referrer" },
    crossOriginResourcePolicy: { policy: "same-origin" },
  });
}

/** Only under its own names, only from its own pages. */
export function checkOrigin({ hosts }: Gate): RequestHandler {
  return (request, response, next) => {
    const host = request.headers.host ?? "";
    if (!hosts.includes(hostName(host))) {
      return sendProblem(response, {
        code: "misdirected-host",
        detail: `Clew does not answer to the name "${host.slice(0, 100)}".`,
        hint: "Open it at the address that it printed, or name this one in CLEW_HOSTS.",
      });
    }
    const { origin } = request.headers;
    const site = request.headers["sec-fetch-site"];
    const opensPage = request.method === "GET" && request.headers["sec-fetch-mode"] === "navigate" && !isApi(request);
    const foreign = (origin !== undefined && originHost(origin) !== host) || (!isOwnSite(site) && !opensPage);
    if (foreign) {
      return sendProblem(response, {
        code: "cross-site",
        detail: "This request comes from another site's page, and Clew answers its own only.",
      });
    }
    next();
  };
}

/** Bodies are JSON, or an upload with the header that no form of another page can send. */
export function checkMediaType(): RequestHandler {
  return (request, response, next) => {
    const hasBody =
      request.headers["content-length"] !== undefined || request.headers["transfer-encoding"] !== undefined;
    if (!hasBody || request.headers["content-length"] === "0") return next();
    const isUpload = request.is("multipart/form-data") && request.headers[UPLOAD_HEADER] !== undefined;
    if (isUpload || request.is("application/json") || request.is("application/x-ndjson")) return next();
    sendProblem(response, {
      code: "wrong-media-type",
      detail: `"${(request.headers["content-type"] ?? "nothing").slice(0, 100)}" is not a type that Clew takes here.`,
      hint: `Send application/json, or multipart/form-data with the header ${UPLOAD_HEADER}.`,
    });
  };
}

/** With a token: the link that carries it is exchanged for a cookie; commands send it as Bearer. */
export function checkToken({ token }: Gate): RequestHandler {
  return (request, response, next) => {
    if (token === undefined) return next();
    if (request.method === "GET" && request.path === "/" && typeof request.query["token"] === "string") {
      if (!isSame(request.query["token"], token)) return refuse(response);
      response.cookie(COOKIE, token, { httpOnly: true, sameSite: "strict", path: "/" });
      return response.redirect(303, "/");
    }
    const given = bearerOf(request) ?? cookieOf(request);
    if (given !== undefined && isSame(given, token)) return next();
    refuse(response);
  };
}

function refuse(response: Response): void {
  sendProblem(response, {
    code: "unauthorized",
    detail: "This Clew asks for its token, and the one given is missing or wrong.",
    hint: "Open the link that Clew printed when it started.",
  });
}

/** `localhost:4321` → `localhost`, `[::1]:4321` → `[::1]`. */
function hostName(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined; // 'null' of a sandboxed page has none
}

/** Browsers say where a request comes from; programs that are none say nothing. */
function isOwnSite(site: string | string[] | undefined): boolean {
  return site === undefined || site === "same-origin" || site === "none";
}

const isApi = (request: Request) => request.path.startsWith("/api/");

function bearerOf(request: Request): string | undefined {
  return /^Bearer ([\x21-\x7e]+)$/.exec(request.headers.authorization ?? "")?.[1]; // 'Bearer 4f9c1e2ab77d0c35'
}

function cookieOf(request: Request): string | undefined {
  const cookies = (request.headers.cookie ?? "").split("; ");
  const own = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`));
  return own === undefined ? undefined : decodeURIComponentSafely(own.slice(COOKIE.length + 1));
}

function decodeURIComponentSafely(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function isSame(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
