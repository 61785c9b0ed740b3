/** How entities are connected, and who matters among them: answers found on the relations in memory, with their proof. */
import type { RelationId } from "../../graph/ids.js";
import type { Hop, Path, PathAnswer } from "../../graph/paths/answer.js";
import type { LinkedGroup } from "../../graph/paths/connect.js";
import { toGroupProse, toProse } from "../../graph/paths/prose.js";
import type { Proof } from "../../graph/paths/words.js";
import type { GraphStore } from "../../graph/store.js";
import type { AskOptions } from "../../graph/workers/pool.js";
import type { TaskKind, Tasks } from "../../graph/workers/tasks.js";
import type { Answer } from "../api.js";
import type { Routes } from "../handler.js";
import { keepProof } from "../proof.js";
import type { Questions } from "../../graph/questions.js";

export function pathRoutes(store: GraphStore, questions: Questions): Routes {
  /** The body of each endpoint is the question of its task, and the time for it. */
  const ask = <Kind extends TaskKind>(kind: Kind, body: Body, signal: AbortSignal): Promise<Tasks[Kind]["answer"]> => {
    const { budgetMs, ...asked } = body;
    const options: AskOptions = { signal, ...(budgetMs !== undefined && { budgetMs }) };
    return questions.ask(kind, asked as unknown as Tasks[Kind]["asked"], options); // checked against its schema
  };
  const kept = keepProof(store);
  const proofOf = (paths: readonly { readonly hops: readonly Hop[] }[], revision: number): Promise<Proof> =>
    kept([...new Set(paths.flatMap(({ hops }) => hops.flatMap(idsOf)))], revision);
  return {
    "POST /api/paths": async ({ body }, { signal }) => {
      const answer = await ask("paths", body, signal);
      const openers = (answer.whyNone?.openers ?? []).map(({ path }) => path);
      const proof = await proofOf([...answer.paths, ...openers], answer.revision);
      return withProof(answer, proof) as unknown as Answer<"POST /api/paths">;
    },
    "POST /api/paths/many": async ({ body }, { signal }) => {
      const answer = await ask("many", body, signal);
      const proof = await proofOf(
        answer.targets.flatMap(({ paths }) => paths),
        answer.revision,
      );
      const targets = answer.targets.map((target) => ({ ...target, paths: target.paths.map(toProven(proof)) }));
      return { ...answer, targets } as unknown as Answer<"POST /api/paths/many">;
    },
    "POST /api/paths/connect": async ({ body }, { signal }) => {
      const answer = await ask("connect", body, signal);
      const proof = await proofOf(
        answer.groups.map(({ links }) => ({ hops: links })),
        answer.revision,
      );
      const groups = answer.groups.map((group) => toProvenGroup(group, proof));
      return { ...answer, groups } as unknown as Answer<"POST /api/paths/connect">;
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

function idsOf({ relations }: Hop): RelationId[] {
  return relations.map(({ id }) => id);
}

function withProof(answer: PathAnswer, proof: Proof): object {
  const { whyNone } = answer;
  const proven = toProven(proof);
  return {
    ...answer,
    paths: answer.paths.map(proven),
    ...(whyNone && {
      whyNone: { ...whyNone, openers: whyNone.openers.map((opener) => ({ ...opener, path: proven(opener.path) })) },
    }),
  };
}

/** Each line of each hop with the claim that best shows it, the best against it where some deny it, and the whole as prose. */
function toProven(proof: Proof): (path: Path) => object {
  return (path) => ({ ...path, hops: path.hops.map((hop) => toProvenHop(hop, proof)), prose: toProse(path, proof) });
}

function toProvenGroup(group: LinkedGroup, proof: Proof): object {
  return { ...group, links: group.links.map((link) => toProvenHop(link, proof)), prose: toGroupProse(group, proof) };
}

function toProvenHop<Step extends Hop>(hop: Step, proof: Proof): Step {
  const relations = hop.relations.map((line) => {
    const [best, ...others] = proof.get(line.id) ?? []; // asserted before denied
    const against = best?.stance === "asserted" ? others.find(({ stance }) => stance !== "asserted") : undefined;
    return { ...line, best, ...(against && { against }) };
  });
  return { ...hop, relations };
}
