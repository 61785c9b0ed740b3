/** A job on the server, as it goes on. */
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import { sayError } from "./notices.js";

type AnyJob = Answer<"GET /api/jobs/:id">;

/** Tells each news of a job until it is over. Returns what ends the following; the job itself goes on. */
export function followJob(id: string, onTold: (job: AnyJob) => void): () => void {
  const events = new EventSource(`/api/jobs/${encodeURIComponent(id)}/events`);
  const tell = (job: AnyJob) => {
    if (job.state !== "waiting" && job.state !== "running") events.close();
    onTold(job);
  };
  events.addEventListener("job", ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as AnyJob));
  // The browser asks again by itself unless the server refused: then the job is asked for once, and let go if unknown.
  events.addEventListener("error", () => {
    if (events.readyState === EventSource.CLOSED) call("GET /api/jobs/:id", { params: { id } }).then(tell, sayError);
  });
  return () => events.close();
}
