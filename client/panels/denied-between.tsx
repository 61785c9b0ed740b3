/** That a line between the two who were asked about is only denied: it carries no path, and one ought to know of it. */
import { addEntities } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { changeOptions, type PathAnswer } from "../state/paths.js";
import { options, USUAL } from "../state/question.js";
import { openClaims } from "../state/selection.js";
import { Denial } from "./denial.js";
import { inRow, lineWords } from "./words.js";

export function DeniedBetween({ found: { deniedBetween, question } }: { readonly found: PathAnswer }) {
  const [line] = deniedBetween?.relations ?? [];
  if (!deniedBetween || !line) return null;
  const open = async () => {
    await addEntities([question.from, question.to]);
    openClaims(line.id);
  };
  const statuses = options.value.statuses ?? USUAL.statuses;
  return (
    <p class="ended small">
      Between the two themselves, and carrying no path:{" "}
      <button class="link" type="button" onClick={() => void attempt(open)}>
        <Denial status="denied" /> {inRow(deniedBetween.relations.map(({ type, forward }) => lineWords(type, forward)))}
      </button>
      .{" "}
      <button class="link" type="button" onClick={() => changeOptions({ statuses: [...statuses, "denied"] })}>
        Take denied lines in
      </button>
    </p>
  );
}
