/**
 * The HTTP interface as one table: what each endpoint takes and answers. Requests are checked against it, the client is
 * typed by it, `/api/openapi.json` and docs/api.md are made from it. routes/ holds what each of them does.
 */
import * as z from "zod";
import {
  claim,
  document,
  documentSummary,
  entity,
  entityProfile,
  neighbourhood,
  passageHit,
  relation,
  schemaAnswer,
  subgraph,
} from "./schemas/case.js";
import { pastedDocument } from "./schemas/documents.js";
import { documentQuery, entityQuery, neighbourQuery, passageQuery, subgraphQuestion } from "./schemas/exploring.js";
import { exportQuestion } from "./schemas/exports.js";
import { health } from "./schemas/health.js";
import { entityNames, judgement, judgementRecord, suggestion, suggestionQuery } from "./schemas/judgements.js";
import { documentJob, job, rankJob } from "./schemas/jobs.js";
import { rankAnswer, rankQuestion } from "./schemas/measures.js";
import { documentId, entityId, jobId, judgementId, page, pageOf, relationId } from "./schemas/parts.js";
import { commonAnswer, connectAnswer, manyAnswer, pathAnswer } from "./schemas/path-answers.js";
import { commonQuestion, connectQuestion, manyQuestion, pathQuestion } from "./schemas/path-questions.js";
import { cypherAnswer, cypherQuestion } from "./schemas/queries.js";

export interface EndpointSpec {
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** What it answers as JSON; absent where it answers with a stream of `produces`. */
  readonly result?: z.ZodType;
  readonly status?: 200 | 202 | 204;
  readonly produces?: string;
  /** Takes a file upload (multipart/form-data) beside JSON. */
  readonly uploads?: true;
}

/** Method and path, with `:name` for a parameter. */
export type EndpointKey = `${"GET" | "POST" | "DELETE"} /api/${string}`;

const byEntity = z.object({ id: entityId });
const byRelation = z.object({ id: relationId });
const byDocument = z.object({ id: documentId });
const byJob = z.object({ id: jobId });
const byJudgement = z.object({ id: judgementId });

export const api = {
  "GET /api/health": { summary: "Whether Clew answers, which store it has, and how much is in it", result: health },
  "GET /api/schema": {
    summary: "The relation table, and what of it this case has, with counts",
    result: schemaAnswer,
  },

  "GET /api/entities": { summary: "Find entities by name or alias", query: entityQuery, result: pageOf(entity) },
  "GET /api/entities/:id": {
    summary: "One entity; a merged one answers as what it became",
    params: byEntity,
    result: entityProfile,
  },
  "GET /api/entities/:id/neighbours": {
    summary: "An entity's neighbours by the proof of their lines, in batches, with counts by type",
    params: byEntity,
    query: neighbourQuery,
    result: neighbourhood,
  },
  "GET /api/entities/:id/names": {
    summary: "The names by which judgements know an entity, with the documents that use each",
    params: byEntity,
    result: entityNames,
  },
  "GET /api/passages": {
    summary: "Passages that hold all the words",
    query: passageQuery,
    result: pageOf(passageHit),
  },
  "POST /api/subgraph": { summary: "The lines among these entities", body: subgraphQuestion, result: subgraph },
  "GET /api/relations/:id": { summary: "One line", params: byRelation, result: relation },
  "GET /api/relations/:id/claims": {
    summary: "The claims behind a line: those that assert it, then those that deny it",
    params: byRelation,
    query: page,
    result: pageOf(claim),
  },

  "GET /api/documents": {
    summary: "The documents, newest first",
    query: documentQuery,
    result: pageOf(documentSummary),
  },
  "GET /api/documents/:id": {
    summary: "A document whole: its text, every mention and every claim",
    params: byDocument,
    result: document,
  },
  "GET /api/documents/:id/original": {
    summary: "What a document was read from, as a file to keep: the PDF, page or mail, else its text",
    params: byDocument,
    produces: "application/octet-stream",
  },
  "POST /api/documents": {
    summary: "Add documents: files, or one text as JSON. They are on disk before this answers; the job reads them",
    body: pastedDocument,
    result: documentJob,
    status: 202,
    uploads: true,
  },
  "DELETE /api/documents/:id": { summary: "Remove a document and what only it says", params: byDocument, status: 204 },
  "GET /api/jobs/:id": { summary: "How far a job is", params: byJob, result: job },
  "GET /api/jobs/:id/events": {
    summary: "The same, told as it goes on: server-sent events named job, each with the job as JSON, until it is over",
    params: byJob,
    produces: "text/event-stream",
  },
  "DELETE /api/jobs/:id": { summary: "Stop a measure; documents are read to their end", params: byJob, status: 204 },

  "POST /api/paths": {
    summary: "How two entities are connected, ranked, with the best quote of each step",
    body: pathQuestion,
    result: pathAnswer,
  },
  "POST /api/paths/many": {
    summary: "How one entity is connected with each of several, the best connected first",
    body: manyQuestion,
    result: manyAnswer,
  },
  "POST /api/paths/connect": {
    summary: "What links all of a set: the smallest subgraph that joins them",
    body: connectQuestion,
    result: connectAnswer,
  },
  "POST /api/rank": {
    summary: "A measure of all entities, as a table and for those named: who matters, which belong together",
    body: rankQuestion,
    result: rankAnswer,
  },
  "POST /api/rank/jobs": {
    summary: "The same as a job, which tells how far it is and has the answer when it is done",
    body: rankQuestion,
    result: rankJob,
    status: 202,
  },
  "POST /api/common": {
    summary: "Whom the entities of a selection have in common",
    body: commonQuestion,
    result: commonAnswer,
  },
  "POST /api/cypher": { summary: "A query of one's own; reads only", body: cypherQuestion, result: cypherAnswer },
  "POST /api/export": {
    summary: "The whole case, a subgraph or a query's result as a file, with its proof",
    body: exportQuestion,
    produces: "application/octet-stream",
  },

  "GET /api/suggestions": {
    summary: "Pairs of entities that may be one and that nobody has judged, the likeliest first",
    query: suggestionQuery,
    result: pageOf(suggestion),
  },
  "GET /api/judgements": {
    summary: "All judgements, oldest first, those taken back too",
    result: z.array(judgementRecord),
  },
  "POST /api/judgements": {
    summary: "Judge: same, not same, split, hide, type, rename",
    body: judgement,
    result: judgementRecord,
  },
  "DELETE /api/judgements/:id": { summary: "Take a judgement back", params: byJudgement, result: judgementRecord },

  "GET /api/backup": { summary: "The whole case as ndjson, for `clew restore`", produces: "application/x-ndjson" },
} as const satisfies Record<EndpointKey, EndpointSpec>;

export type Api = typeof api;

type Out<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type In<Schema> = Schema extends z.ZodType ? z.input<Schema> : undefined;
type Part<Spec, Key extends string> = Spec extends { readonly [K in Key]: infer Schema } ? Schema : undefined;

/** What a handler is given: checked and converted. */
export interface Input<Key extends keyof Api> {
  readonly params: Out<Part<Api[Key], "params">>;
  readonly query: Out<Part<Api[Key], "query">>;
  readonly body: Out<Part<Api[Key], "body">>;
}
/** What a caller sends. */
export interface Call<Key extends keyof Api> {
  readonly params: In<Part<Api[Key], "params">>;
  readonly query: In<Part<Api[Key], "query">>;
  readonly body: In<Part<Api[Key], "body">>;
}
export type Answer<Key extends keyof Api> = Out<Part<Api[Key], "result">>;
