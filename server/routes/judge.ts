/** People's judgements. */
import type { JudgementId } from "../../graph/ids.js";
import type { Judgement } from "../../graph/model.js";
import type { GraphStore } from "../../graph/store.js";
import type { Answer } from "../api.js";
import type { Routes } from "../handler.js";

export function judgementRoutes(store: GraphStore): Routes {
  return {
    "GET /api/judgements": async () => (await store.judgements()) as unknown as Answer<"GET /api/judgements">,
    "POST /api/judgements": async ({ body }) =>
      (await store.judge(body as unknown as Judgement)) as unknown as Answer<"POST /api/judgements">,
    "DELETE /api/judgements/:id": async ({ params }) =>
      (await store.undoJudgement(params.id as JudgementId)) as unknown as Answer<"DELETE /api/judgements/:id">,
  };
}
