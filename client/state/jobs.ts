/** Documents on their way in: each upload is a job that tells how far it is. */
import { signal } from "@preact/signals";
import type { Answer, Call } from "../../server/api.js";
import { call, upload } from "../api/call.js";
import { caseVersion, health, refreshCase } from "./case.js";
import { showInDrawer } from "./drawer.js";
import { followJob } from "./follow-job.js";
import { addEntities, refreshGraph } from "./graph.js";
import { attempt, say } from "./notices.js";

export type Job = Answer<"POST /api/documents">;

export const jobs = signal<readonly Job[]>([]);

export async function addFiles(files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  follow(await upload(files));
}

export async function addPasted(pasted: Call<"POST /api/documents">["body"]): Promise<void> {
  follow(await call("POST /api/documents", { body: pasted }));
}

export function dismissJob(id: string): void {
  jobs.value = jobs.value.filter((job) => job.id !== id);
}

/** Keeps a job in sight until it is over; what it brought joins the graph. */
function follow(job: Job): void {
  jobs.value = [...jobs.value, job];
  const called = health.value?.caseName;
  showInDrawer("documents"); // where its progress shows, and what failed
  followJob(job.id, (told) => {
    if (told.kind !== "documents") return;
    jobs.value = jobs.value.map((known) => (known.id === told.id ? told : known));
    if (told.state === "done" || told.state === "failed") void attempt(() => join(told, called));
  });
}

async function join(job: Job, called: string | undefined): Promise<void> {
  caseVersion.value += 1;
  await refreshCase();
  const found = new Set<string>();
  for (const { id } of job.documents.slice(0, 5)) {
    const document = await call("GET /api/documents/:id", { params: { id } });
    for (const claim of document.claimList) found.add(claim.subject.entity).add(claim.object.entity);
    if (found.size === 0) for (const referent of document.referents.slice(0, 8)) found.add(referent.entity);
  }
  await refreshGraph();
  if (found.size > 0) await addEntities([...found].slice(0, 40));
  const { length: read } = job.documents;
  const { length: failed } = job.failures;
  const joined =
    read === 1 ? `${job.documents[0]?.name} is in the graph.` : read > 1 ? `${read} documents are in the graph.` : "";
  const lost = failed > 0 ? `${failed === 1 ? job.failures[0]?.name : `${failed} files`} could not be read.` : "";
  say([joined, lost].filter(Boolean).join(" "), failed > 0 ? "problem" : "done");
  const name = health.value?.caseName;
  if (name === undefined || called === undefined || name === called) return;
  say(`The case is more than “${called}” now: it goes by the name of its folder, “${name}”.`, "done", RENAME);
}

const RENAME = "clew serve --name “…” calls it what you like.";
