/** The documents of the case: the list, what is on its way in, and taking one out. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import { caseVersion } from "../state/case.js";
import { showChange } from "../state/change.js";
import { addFiles, addPasted, dismissJob, jobs, type Job } from "../state/jobs.js";
import { attempt, say, sayError } from "../state/notices.js";
import { reading, select } from "../state/selection.js";
import { count, dateWords, unreadWords } from "./words.js";

type Summary = Answer<"GET /api/documents">["items"][number];

const list = signal<readonly Summary[] | undefined>(undefined);
const next = signal<string | undefined>(undefined);
/** The document that waits for the user to say whether it goes. */
const leaving = signal<Summary | undefined>(undefined);
export const isAdding = signal(false);
const pasteProblem = signal<string | undefined>(undefined);

async function read(after?: string): Promise<void> {
  const page = await call("GET /api/documents", { query: { limit: 100, ...(after !== undefined && { after }) } });
  list.value = after === undefined ? page.items : [...(list.value ?? []), ...page.items];
  next.value = page.next;
}

async function remove(document: Summary): Promise<void> {
  leaving.value = undefined;
  await call("DELETE /api/documents/:id", { params: { id: document.id } });
  say(`“${document.title}” was removed, with what only it says.`);
  select.nothing();
  await showChange();
}

export function Documents() {
  useEffect(() => {
    read().catch(sayError);
  }, [caseVersion.value]);
  return (
    <>
      {jobs.value.map((job) => (
        <JobRow key={job.id} job={job} />
      ))}
      {list.value?.length === 0 && (
        <p class="none">
          This case has no documents yet.{" "}
          <button class="btn primary" type="button" onClick={() => (isAdding.value = true)}>
            Add documents
          </button>
        </p>
      )}
      {!list.value && (
        <p class="dim" aria-busy="true">
          Reading the list …
        </p>
      )}
      <ul class="documents" aria-label="Documents">
        {list.value?.map((document) => (
          <li key={document.id}>
            <button class="link ellipsis" type="button" onClick={() => (reading.value = { id: document.id })}>
              {document.title}
            </button>
            <span class="dim ellipsis">{document.publisher}</span>
            <span class="dim">{dateWords(document.published) || "undated"}</span>
            <span class="num">{unreadWords(document) ?? count(document.claims, "claim")}</span>
            <button
              class="btn ghost"
              type="button"
              aria-label={`Remove ${document.title}`}
              onClick={() => (leaving.value = document)}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
      {next.value !== undefined && (
        <button class="btn" type="button" onClick={() => void attempt(() => read(next.value))}>
          More documents
        </button>
      )}
      {leaving.value && <Confirm document={leaving.value} />}
    </>
  );
}

/** Of what came in just now, as many are at hand above the list. */
const MOST_NAMED = 8;

function JobRow({ job }: { readonly job: Job }) {
  const over = job.state === "done" || job.state === "failed";
  return (
    <div class="job" role="status">
      <span>{job.files.length === 1 ? job.files[0] : count(job.files.length, "file")}</span>
      {!over && <progress max={job.total} value={job.done} aria-label="How far" />}
      <span class="dim">
        {job.state === "waiting"
          ? "in line"
          : job.state === "running"
            ? `${job.done} of ${job.total}`
            : count(job.documents.length, "document read", "documents read")}
      </span>
      {job.failures.map((failure) => (
        <p key={failure.name} class="problem">
          {failure.message} {failure.hint}
        </p>
      ))}
      {over && job.documents.length > 0 && (
        <p class="small">
          Read:{" "}
          {job.documents.slice(0, MOST_NAMED).map(({ id, name }, place) => (
            <span key={id}>
              {place > 0 && " · "}
              <button class="link" type="button" onClick={() => (reading.value = { id })}>
                {name}
              </button>
            </span>
          ))}
          {job.documents.length > MOST_NAMED && ` and ${count(job.documents.length - MOST_NAMED, "other")} in the list`}
        </p>
      )}
      {job.documents.flatMap((document) =>
        document.notes.map((note) => (
          <p key={document.id + note} class="dim small">
            {document.name}: {note}
          </p>
        )),
      )}
      {over && (
        <button class="btn ghost" type="button" aria-label="Dismiss" onClick={() => dismissJob(job.id)}>
          ✕
        </button>
      )}
    </div>
  );
}

function Confirm({ document }: { readonly document: Summary }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} class="ask" aria-label="Remove a document" onClose={() => (leaving.value = undefined)}>
      <p>
        Remove “{document.title}” ({document.publisher}) from this case? Lines that only it reports go with it; what
        other documents say stays.
      </p>
      <div class="actions">
        <button class="btn" type="button" onClick={() => (leaving.value = undefined)}>
          Keep it
        </button>
        <button class="btn danger" type="button" onClick={() => void attempt(() => remove(document))}>
          Remove
        </button>
      </div>
    </dialog>
  );
}

/** A field that says in our words what it takes, in place of the browser's "match the requested format". */
function saying(words: string) {
  return {
    onInvalid: (event: Event) => (event.currentTarget as HTMLInputElement).setCustomValidity(words),
    onInput: (event: Event) => (event.currentTarget as HTMLInputElement).setCustomValidity(""),
  };
}

/** Adding: files by drop or button, or a pasted text. */
export function AddDocuments() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = isAdding.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  const take = (files: FileList | null) => {
    isAdding.value = false;
    void attempt(() => addFiles([...(files ?? [])]));
  };
  const paste = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value).trim()]));
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
    pasteProblem.value = undefined;
    void addPasted({ text: "", ...given }).then(
      () => {
        form.reset();
        isAdding.value = false;
      },
      (error: unknown) => (pasteProblem.value = error instanceof Error ? error.message : "It could not be added."),
    );
  };
  return (
    <dialog ref={dialog} class="add" aria-label="Add documents" onClose={() => (isAdding.value = false)}>
      <h2>Add documents</h2>
      <label class="drop">
        Drop files anywhere on the page, or <span class="btn">choose them</span>
        <input
          type="file"
          multiple
          accept=".txt,.text,.md,.markdown,.html,.htm,.xhtml,.pdf,.docx,.eml,.zip"
          onChange={(event) => take(event.currentTarget.files)}
        />
        <span class="dim small">
          Text, Markdown, web pages, PDF, Word, mail, and zip archives of these. They stay on this machine.
        </span>
      </label>
      <form onSubmit={paste}>
        <h3>Or paste a text</h3>
        <textarea name="text" rows={7} required aria-label="Text" />
        <div class="fields">
          <input name="title" placeholder="Title" aria-label="Title" maxLength={300} />
          <input name="publisher" placeholder="Publisher" aria-label="Publisher" maxLength={300} />
          <input
            name="date"
            placeholder="2022-10-11"
            aria-label="Date of publication"
            pattern="\d{4}(-\d{2}(-\d{2})?)?"
            {...saying("The date of publication is like 2022, 2022-10 or 2022-10-11.")}
          />
          <input
            name="url"
            type="url"
            placeholder="https://…"
            aria-label="Address"
            pattern="https?://.+"
            {...saying("The address begins with http:// or https://.")}
          />
        </div>
        {pasteProblem.value !== undefined && (
          <p class="problem" role="alert">
            {pasteProblem.value}
          </p>
        )}
        <div class="actions">
          <button class="btn" type="button" onClick={() => (isAdding.value = false)}>
            Cancel
          </button>
          <button class="btn primary" type="submit">
            Add text
          </button>
        </div>
      </form>
    </dialog>
  );
}
