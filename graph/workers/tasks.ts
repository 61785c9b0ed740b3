/** What a worker does on the projection: each task is a plain message, its answer plain JSON. */
import { findCommon, type CommonAnswer, type CommonQuestion } from "../analytics/common.js";
import { rank, type RankAnswer, type RankQuestion } from "../analytics/rank.js";
import type { PathAnswer } from "../paths/answer.js";
import { connect, type ConnectAnswer, type ConnectQuestion } from "../paths/connect.js";
import { findPaths } from "../paths/find.js";
import { findPathsToMany, type ManyAnswer, type ManyQuestion } from "../paths/many.js";
import type { PathQuestion } from "../paths/question.js";
import type { Projection } from "../projection-arrays.js";

export interface TaskLimits {
  readonly budgetMs?: number;
  readonly cancelled: () => boolean;
  /** Told now and then how much is done, 0 to 1. */
  readonly onProgress: (done: number) => void;
}

/** Each kind of task with what it is asked and what it answers. */
export interface Tasks {
  readonly paths: { readonly asked: PathQuestion; readonly answer: PathAnswer };
  readonly many: { readonly asked: ManyQuestion; readonly answer: ManyAnswer };
  readonly connect: { readonly asked: ConnectQuestion; readonly answer: ConnectAnswer };
  readonly rank: { readonly asked: RankQuestion; readonly answer: RankAnswer };
  readonly common: { readonly asked: CommonQuestion; readonly answer: CommonAnswer };
}
export type TaskKind = keyof Tasks;

type Work = {
  readonly [Kind in TaskKind]: (
    projection: Projection,
    asked: Tasks[Kind]["asked"],
    limits: TaskLimits,
  ) => Tasks[Kind]["answer"];
};

export const work: Work = {
  paths: findPaths,
  many: findPathsToMany,
  connect,
  rank,
  common: findCommon,
};
