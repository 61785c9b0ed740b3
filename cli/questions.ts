/** Questions about the relations of the case: on those that the last process saved, kept in step with the store. */
import { join } from "node:path";
import { Questions } from "../graph/questions.js";
import type { GraphStore } from "../graph/store.js";
import { toSettings } from "./settings.js";

/** Whoever waits at a terminal has Ctrl-C. */
const WAIT_MS = 24 * 60 * 60 * 1000;

export async function withQuestions<Result>(
  store: GraphStore,
  work: (questions: Questions) => Promise<Result>,
): Promise<Result> {
  const { neo4j, data, mostRelations } = toSettings(process.env);
  const questions = new Questions(store, {
    waitMs: WAIT_MS,
    ...(!neo4j && { path: join(data, "projection") }),
    ...(mostRelations !== undefined && { mostRelations }),
  });
  try {
    return await work(questions);
  } finally {
    await questions.close();
  }
}
