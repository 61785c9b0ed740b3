/** What takes long, told as it goes on: documents being read, measures being taken. */
import type { Response } from "express";
import { ClewError } from "../../graph/errors.js";
import type { Answer } from "../api.js";
import type { Routes } from "../handler.js";
import type { Jobs } from "../jobs.js";
import type { RankJobs } from "../rank-jobs.js";

/** So that what lies between does not end a quiet stream. */
const HEARTBEAT_MS = 15_000;

type Job = Answer<"GET /api/jobs/:id">;

export function jobRoutes(jobs: Jobs, rankJobs: RankJobs): Routes {
  const requireJob = (id: string): Job => {
    const job = jobs.find(id) ?? rankJobs.find(id);
    if (job) return job;
    throw new ClewError("not-found", `There is no job "${id}".`, {
      hint: "Jobs that were over long ago are forgotten.",
    });
  };
  return {
    "POST /api/rank/jobs": async ({ body: { budgetMs, ...question } }) => rankJobs.start(question, budgetMs),
    "GET /api/jobs/:id": async ({ params }) => requireJob(params.id),
    "GET /api/jobs/:id/events": async ({ params: { id } }, { response }) => {
      const { kind } = requireJob(id);
      sendJob(response, (tell) => (kind === "rank" ? rankJobs.follow(id, tell) : jobs.follow(id, tell)));
    },
    "DELETE /api/jobs/:id": async ({ params: { id } }) => {
      if (requireJob(id).kind === "rank") return rankJobs.stop(id);
      throw new ClewError("invalid-input", "Documents that were handed over are read to their end.", {
        hint: "Remove a document once it is read.",
      });
    },
  };
}

/** `follow` calls what it is given with the job now and whenever it changes, and returns what ends that. */
function sendJob(response: Response, follow: (tell: (job: Job) => void) => () => void): void {
  response.writeHead(200, {
    "content-type": "text/event-stream",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  const heartbeat = setInterval(() => response.write(": still here\n\n"), HEARTBEAT_MS);
  const end = () => {
    clearInterval(heartbeat);
    unfollow();
    response.end();
  };
  let unfollow = () => {};
  const tell = (job: Job) => {
    response.write(`event: job\ndata: ${JSON.stringify(job)}\n\n`);
    if (job.state !== "waiting" && job.state !== "running") setImmediate(end);
  };
  unfollow = follow(tell);
  response.on("close", end);
}
