/** The server as an Express application: who may ask, what is asked, and how errors are told. It never listens. */
import compression from "compression";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { ClewError } from "../graph/errors.js";
import type { GraphStore } from "../graph/store.js";
import type { TextFolder } from "../graph/texts.js";
import { mount } from "./handler.js";
import type { Jobs } from "./jobs.js";
import { toOpenApi } from "./openapi.js";
import { answerErrors, sendProblem } from "./problems.js";
import type { Questions } from "../graph/questions.js";
import { serveStore } from "./remote.js";
import { askRoutes } from "./routes/ask.js";
import { documentRoutes } from "./routes/documents.js";
import { RankJobs } from "./rank-jobs.js";
import { exploreRoutes } from "./routes/explore.js";
import { jobRoutes } from "./routes/jobs.js";
import { judgementRoutes } from "./routes/judge.js";
import { pathRoutes } from "./routes/paths.js";
import { checkMediaType, checkOrigin, checkToken, secureHeaders, type Gate } from "./security.js";
import { serveClient } from "./static.js";

export interface AppOptions {
  readonly gate: Gate;
  readonly jobs: Jobs;
  readonly questions: Questions;
  /** What the documents were read from lies beside their texts. */
  readonly texts: TextFolder;
  /** The folder of the built client. */
  readonly client: string;
  readonly version: string;
  /** What the user calls this case. */
  readonly caseName: string;
  /** What to call it as long as it holds no more documents than these. */
  readonly example?: Example;
  /** The token of server.json, by which commands of this machine work through this server. */
  readonly ownerToken: string;
  readonly log?: (message: string) => void;
}

/** The example that an empty case was filled with. */
export interface Example {
  readonly name: string;
  readonly documents: number;
  /** What its readers ought to know of its texts. */
  readonly note?: string | undefined;
}

const MOST_JSON = "25mb"; // a pasted text, with room for its escapes

export function createApp(store: GraphStore, options: AppOptions): Express {
  const { gate, ownerToken, version, caseName, example, questions, log = () => {} } = options;
  const app = express();
  app.disable("x-powered-by");
  app.set("query parser", "simple");
  app.use(secureHeaders(), checkOrigin(gate));
  const isOwner = (authorization: string | undefined) => authorization === `Bearer ${ownerToken}`;
  app.use((request, response, next) => {
    if (isOwner(request.headers.authorization)) return next();
    checkToken(gate)(request, response, next);
  });
  app.use(checkMediaType());
  serveStore(app, store, isOwner);
  app.use(compressed());
  app.use("/api", express.json({ limit: MOST_JSON }));

  app.get("/api/openapi.json", (_request, response) => void response.json(toOpenApi(version)));
  mount(app, {
    "GET /api/health": async () => {
      const counts = await store.counts();
      const isExample = example !== undefined && counts.documents <= example.documents;
      return {
        status: "ok" as const,
        version,
        store: store.description,
        caseName: isExample ? example.name : caseName,
        ...(example?.note !== undefined && { caseNote: example.note }),
        revision: await store.revision(),
        counts: { ...counts },
        projection: { ...questions.state },
      };
    },
    ...exploreRoutes(store),
    ...pathRoutes(store, questions),
    ...documentRoutes(store, options.jobs, options.texts),
    ...jobRoutes(options.jobs, new RankJobs((question, limits) => questions.ask("rank", question, limits))),
    ...askRoutes(store, questions),
    ...judgementRoutes(store),
  });
  app.use("/api", (request, response) =>
    sendProblem(response, {
      code: "no-such-endpoint",
      detail: `There is no ${request.method} ${request.originalUrl.split("?")[0]}.`,
      hint: "GET /api/openapi.json lists what there is.",
    }),
  );
  app.use(...serveClient(options.client));
  app.use((request, response, next) => {
    if (request.accepts("json", "html") !== "html") return next(new ClewError("not-found", "There is no such page."));
    response.status(404).type("html").send(NO_SUCH_PAGE); // a browser asks for HTML before all else
  });
  app.use(answerErrors(log));
  return app;
}

const NO_SUCH_PAGE = `<!doctype html><html lang="en"><title>Clew</title><p>There is no such page. <a href="/">Open the case</a></html>\n`;

/** On the same machine packing an answer takes longer than handing it over; events must not wait to be packed. */
function compressed(): RequestHandler {
  const isEvents = (response: Response) => String(response.getHeader("content-type")).startsWith("text/event-stream");
  const compress = compression({
    filter: (request: Request, response: Response) => !isEvents(response) && compression.filter(request, response),
  });
  return (request, response, next) => {
    const isLocalAnswer = request.path.startsWith("/api/") && isLoopback(request.socket.remoteAddress ?? "");
    if (isLocalAnswer) next();
    else compress(request, response, next);
  };
}

function isLoopback(address: string): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address); // 127.0.0.1, ::ffff:127.0.0.1
}
