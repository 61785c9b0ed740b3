/** Answers that count or compare the whole case: found once, and kept until the case changes. */
import type { CypherDatabase } from "./database.js";
import { readRevision } from "./follow.js";

/** `find` reads the case at its own time; should it see a later revision, the next question asks it again. */
export function keepForRevision<Answer>(
  database: Pick<CypherDatabase, "read">,
  find: () => Promise<Answer>,
): () => Promise<Answer> {
  let kept: { readonly revision: number; readonly answer: Promise<Answer> } | undefined;
  return async () => {
    const revision = await database.read(readRevision);
    if (kept?.revision !== revision) kept = { revision, answer: find() };
    const mine = kept;
    return mine.answer.catch((error: unknown) => {
      if (kept === mine) kept = undefined;
      throw error;
    });
  };
}
