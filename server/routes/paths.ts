/** How entities are connected, and who matters among them: answers found on the relations in memory, with their proof. */
import type { RelationId } from "../../graph/ids.js";
import type { Hop } from "../../graph/paths/answer.js";
import type { TimeWindow } from "../../graph/paths/stated-time.js";
import type { Proof } from "../../graph/paths/words.js";
import type { GraphStore } from "../../graph/store.js";
import type { AskOptions } from "../../graph/workers/pool.js";
import type { TaskKind, Tasks } from "../../graph/workers/tasks.js";
import type { Answer } from "../api.js";
import type { Routes } from "../handler.js";
import { keepProof } from "../proof.js";
import { toConnectJson, toManyJson, toPathJson } from "../proven.js";
import type { Questions } from "../../graph/questions.js";

export function pathRoutes(store: GraphStore, questions: Questions): Routes {
  /** The body of each endpoint is the question of its task, and the time for it. */
  const ask = <Kind extends TaskKind>(kind: Kind, body: Body, signal: AbortSignal): Promise<Tasks[Kind]["answer"]> => {
    const { budgetMs, ...asked } = body;
    const options: AskOptions = { signal, ...(budgetMs !== undefined && { budgetMs }) };
    return questions.ask(kind, asked as unknown as Tasks[Kind]["asked"], options); // checked against its schema
  };
  const kept = keepProof(store);
  const proofOf = (paths: readonly { readonly hops: readonly Hop[] }[], revision: number): Promise<Proof> => {
    const ids: RelationId[] = [];
    for (const { hops } of paths) for (const { relations } of hops) for (const { id } of relations) ids.push(id);
    return kept(ids, revision);
  };
  return {
    "POST /api/paths": async ({ body }, { signal }) => {
      const answer = await ask("paths", body, signal);
      const openers = (answer.whyNone?.openers ?? []).map(({ path }) => path);
      const denied = answer.deniedBetween ? [{ hops: [answer.deniedBetween] }] : [];
      return toPathJson(answer, await proofOf([...answer.paths, ...openers, ...denied], answer.revision));
    },
    "POST /api/paths/many": async ({ body }, { signal }) => {
      const answer = await ask("many", body, signal);
      const paths = answer.targets.flatMap((target) => target.paths);
      return toManyJson(answer, { proof: await proofOf(paths, answer.revision), window: toWindow(body) });
    },
    "POST /api/paths/connect": async ({ body }, { signal }) => {
      const answer = await ask("connect", body, signal);
      const linked = answer.groups.map(({ links }) => ({ hops: links }));
      return toConnectJson(answer, { proof: await proofOf(linked, answer.revision), window: toWindow(body) });
    },
    "POST /api/rank": async ({ body }, { signal }) =>
      (await ask("rank", body, signal)) as unknown as Answer<"POST /api/rank">,
    "POST /api/common": async ({ body }, { signal }) =>
      (await ask("common", body, signal)) as unknown as Answer<"POST /api/common">,
  };
}

interface Body {
  readonly budgetMs?: number | undefined;
}

function toWindow({
  after,
  before,
}: {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}): TimeWindow {
  return { ...(after !== undefined && { after }), ...(before !== undefined && { before }) };
}
