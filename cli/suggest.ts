/** `clew suggest`: which entities may be one. */
import { Command } from "commander";
import type { EntityId } from "../graph/ids.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { requireEntity } from "./named-entity.js";
import { printResult, requireOneForm, type PrintOptions } from "./print-result.js";
import { toWhole } from "./whole.js";

interface Options extends PrintOptions {
  readonly top: number;
}

export function suggestCommand(): Command {
  return new Command("suggest")
    .summary("show which entities may be one")
    .description(
      "Shows pairs of entities that may be one and that nobody has judged, the likeliest first, with the reasons. Nothing is merged.",
    )
    .argument("[name]", "only pairs with this entity: a name or an id")
    .option("--top <number>", "how many pairs", toWhole(1, 1000), 20)
    .option("--json", "print the pairs as one JSON object")
    .option("--csv", "print the pairs as CSV")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (name: string | undefined, options: Options) => {
      requireOneForm(options);
      await printResult(await suggestPairs(name, options.top), options);
    });
}

const EXAMPLES = [
  ["The likeliest pairs of the case", "clew suggest"],
  ["Who else may be this one", 'clew suggest "Elon Musk"'],
  ["A hundred, for a spreadsheet", "clew suggest --top 100 --csv > pairs.csv"],
] as const;

async function suggestPairs(name: string | undefined, limit: number) {
  const began = performance.now();
  return withCase(async (store) => {
    const entity: EntityId | undefined = name === undefined ? undefined : (await requireEntity(store, name)).id;
    const revision = await store.revision();
    const { items, next } = await store.suggestions({ limit, ...(entity !== undefined && { entity }) });
    return {
      columns: ["score", "a", "b", "reasons", "id of a", "id of b"],
      rows: items.map(({ a, b, score, reasons }) => [score, a.name, b.name, reasons.join(" "), a.id, b.id]),
      truncated: next !== undefined,
      elapsedMs: performance.now() - began,
      revision,
      notices: toNotices(items.length, next !== undefined),
    };
  });
}

function toNotices(found: number, areMore: boolean): string[] {
  if (found === 0) return ["Nothing to decide: no names look as if they meant one."];
  return areMore ? ["There are more: ask for them with --top."] : [];
}
