/** `clew rank`: who matters, by one measure or several. */
import { Command } from "commander";
import { MEASURES, MOST_ROWS, type Measure, type RankAnswer, type RankQuestion } from "../graph/analytics/rank.js";
import type { EntityId } from "../graph/ids.js";
import { ENTITY_TYPES, type EntityType } from "../graph/model.js";
import type { QueryResult } from "../graph/store.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { UsageError } from "./failure.js";
import { printResult, requireOneForm, type PrintOptions } from "./print-result.js";
import { withQuestions } from "./questions.js";
import { addRelationOptions, collectOf, oneOf, toRelationFilter, type RelationOptions } from "./relation-options.js";
import { toWhole } from "./whole.js";

interface Options extends RelationOptions, PrintOptions {
  readonly top: number;
  readonly entityType: readonly EntityType[];
  readonly time: number;
}

const DIGITS = 6;

export function rankCommand(): Command {
  const command = new Command("rank")
    .summary("show who matters, by a measure of all lines")
    .description(
      "Measures all entities by their lines, and shows the first. Several measures make several columns; the first sorts.",
    )
    .argument("<measures...>", MEASURES.join(", "), (value: string, before: Measure[] = []) => [
      ...before,
      oneOf(MEASURES)(value),
    ])
    .option("--top <number>", "how many rows", toWhole(1, MOST_ROWS), 20)
    .option(
      "--entity-type <type>",
      `only rows that are a ${ENTITY_TYPES.join(", ")}; may be repeated`,
      collectOf(ENTITY_TYPES),
      [],
    );
  return addRelationOptions(command)
    .option("--time <seconds>", "estimate what takes longer than this", toWhole(1, 3600), 10)
    .option("--json", "print the result as one JSON object")
    .option("--csv", "print the result as CSV")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (measures: readonly Measure[], options: Options) => {
      requireOneForm(options);
      const twice = measures.find((measure, place) => measures.indexOf(measure) !== place);
      if (twice !== undefined) throw new UsageError(`The measure ${twice} is named twice.`);
      await printResult(await measureCase(measures, options), options);
    });
}

const EXAMPLES = [
  ["Who is at the centre", "clew rank pagerank --top 10"],
  [
    "People by how much goes by way of them, with two measures more",
    "clew rank betweenness degree k-core --entity-type Person",
  ],
  ["Who holds this together", "clew rank articulation"],
  [
    "Which belong together, by well proven lines, for a spreadsheet",
    "clew rank communities --min-origins 2 --csv > groups.csv",
  ],
] as const;

async function measureCase(measures: readonly Measure[], options: Options): Promise<QueryResult> {
  const began = performance.now();
  const answers = await withCase((store, signal) =>
    withQuestions(store, async (questions) => {
      const budgetMs = options.time * 1000;
      const answers: RankAnswer[] = [];
      for (const measure of measures) {
        const asked = toQuestion(measure, options, answers[0]);
        answers.push(await questions.ask("rank", asked, { signal, budgetMs }));
      }
      return answers;
    }),
  );
  return { ...toTable(answers), truncated: false, elapsedMs: performance.now() - began };
}

/** Of the measures after the first, the values of its rows. */
function toQuestion(measure: Measure, { top, entityType, ...options }: Options, first?: RankAnswer): RankQuestion {
  const filter = toRelationFilter(options);
  if (!first) return { ...filter, measure, limit: top, entityTypes: entityType };
  return { ...filter, measure, limit: 1, entities: first.rows.map(({ entity }) => entity.id) };
}

function toTable(answers: readonly RankAnswer[]): Pick<QueryResult, "columns" | "rows" | "notices" | "revision"> {
  const [first] = answers as [RankAnswer]; // at least one measure is asked for
  const columns = answers.map((answer, place) => toColumns(answer, place === 0 ? answer.rows : (answer.chosen ?? [])));
  return {
    columns: ["name", "type", ...columns.flatMap(({ names }) => names), "id"],
    rows: first.rows.map(({ entity: { id, name, type } }) => [name, type, ...columns.flatMap(({ of }) => of(id)), id]),
    notices: answers.flatMap(toNotices),
    revision: first.revision,
  };
}

/** The value, and for an estimate what it may be off by. */
function toColumns({ measure, exact }: RankAnswer, rows: RankAnswer["rows"]) {
  const byId = new Map(rows.map((row) => [row.entity.id, row]));
  const short = (value: number | undefined) => (value === undefined ? null : Number(value.toPrecision(DIGITS)));
  return {
    names: exact ? [measure] : [measure, `${measure} ±`],
    of: (id: EntityId) => {
      const row = byId.get(id);
      return exact ? [short(row?.value)] : [short(row?.value), short(row?.error)];
    },
  };
}

function toNotices({ measure, notice, groups, modularity, bridges }: RankAnswer): string[] {
  const sizes = groups?.slice(0, 5).map(({ size }) => size);
  const quality = modularity === undefined ? "" : ` The modularity is ${modularity.toFixed(3)}.`;
  return [
    ...(notice === undefined ? [] : [`${measure}: ${notice}`]),
    ...(sizes ? [`${measure}: numbered by size; the largest have ${sizes.join(", ")} members.${quality}`] : []),
    ...(bridges ?? [])
      .slice(0, 5)
      .map(({ a, b, smaller }) => `Without the link between ${a.name} and ${b.name}, ${smaller} would be cut off.`),
  ];
}
