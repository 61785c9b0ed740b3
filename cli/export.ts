/** `clew export`: a case, or a part of it, for other programs, with its proof. */
import { Command, InvalidArgumentError, Option } from "commander";
import { extname } from "node:path";
import { writeCsv, type CsvVariant } from "../graph/export/csv.js";
import { MEASURES, MOST_ROWS, type Measure, type RankAnswer } from "../graph/analytics/rank.js";
import { EXPORT_FORMATS, formats, type ExportFormat } from "../graph/export/formats.js";
import { withMeasures } from "../graph/export/measures.js";
import { exportSubgraph } from "../graph/export/part-of-case.js";
import { findElements } from "../graph/export/query-elements.js";
import type { ExportSource } from "../graph/export/source.js";
import { findSurroundings } from "../graph/export/surroundings.js";
import { exportCase } from "../graph/export/whole-case.js";
import type { GraphStore } from "../graph/store.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { UsageError } from "./failure.js";
import { requireEntity } from "./named-entity.js";
import { requirePlace, writeOut } from "./output.js";
import { findConnection } from "./path-search.js";
import { askCypher } from "./query.js";
import { withQuestions } from "./questions.js";
import { collectOf } from "./relation-options.js";
import { terminal } from "./terminal.js";
import { toWhole } from "./whole.js";

interface ExportOptions {
  readonly format?: ExportFormat;
  readonly out?: string;
  readonly entity: readonly string[];
  readonly hops?: number;
  readonly query?: string;
  readonly path?: readonly string[];
  readonly measure: readonly Measure[];
}

export function exportCommand(): Command {
  return new Command("export")
    .summary("write the graph, with its proof, for other programs")
    .description("Writes the graph for other programs: each line with its quotes, speakers, sources and dates.")
    .addOption(new Option("--format <format>", toFormatWords()).choices(EXPORT_FORMATS))
    .option("--out <path>", "the file to write; for CSV also a folder; without it, standard output")
    .option("--entity <name>", "only this entity and what surrounds it; may be repeated", collect, [])
    .option("--hops <number>", "how far the surroundings of --entity reach", toWhole(0, 4))
    .option("--query <cypher>", "only the entities and relations in the result of this query")
    .option("--path <names...>", "only the paths between these two")
    .option("--measure <measure>", `a column more: ${MEASURES.join(", ")}; may be repeated`, collectOf(MEASURES), [])
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (options: ExportOptions) => {
      const format = requireFormat(options);
      requireOneChoice(options);
      if (format === "json" && options.measure.length > 0) {
        throw new UsageError("--measure makes a column, and json has none: choose another format.");
      }
      requirePlace(options.out, `clew export --format ${format} --out case${formats[format].extension}`);
      await withCase(async (store, signal) => {
        const chosen = await choose(store, options);
        await write(withMeasures(chosen, await measure(store, options, signal)), format, options.out);
      });
      if (options.out !== undefined) terminal.note(`Wrote ${options.out}.`);
    });
}

const EXAMPLES = [
  ["The whole case, to be imported elsewhere", "clew export --out case.json"],
  ["One person and what is within two hops, for Gephi", 'clew export --out musk.gexf --entity "Elon Musk" --hops 2'],
  ["The result of a query", 'clew export --out denied.graphml --query "MATCH (a)-[r:DENIED]->(b) RETURN a, r, b"'],
  ["With measures to draw by, for Gephi", "clew export --out case.gexf --measure pagerank --measure communities"],
  ["How two are connected", 'clew export --out path.graphml --path "Elon Musk" "Vladimir Putin"'],
  ["Tables for a spreadsheet, into a folder", "clew export --format spreadsheet --out tables"],
  ["Into a Neo4j of its own", "clew export --format cypher | cypher-shell"],
] as const;

function toFormatWords(): string {
  return `one of these; without it, by how the name of --out ends:\n${EXPORT_FORMATS.map((name) => `${name}: ${formats[name].about}`).join("\n")}\n`;
}

/** Of the whole case, whatever part of it is exported. */
async function measure(store: GraphStore, { measure }: ExportOptions, signal: AbortSignal): Promise<RankAnswer[]> {
  if (measure.length === 0) return [];
  return withQuestions(store, async (questions) => {
    const answers: RankAnswer[] = [];
    for (const one of measure)
      answers.push(await questions.ask("rank", { measure: one, limit: MOST_ROWS }, { signal }));
    return answers;
  });
}

function collect(value: string, before: readonly string[]): string[] {
  if (!value.trim()) throw new InvalidArgumentError("Expected a name.");
  return [...before, value];
}

function requireFormat({ format, out }: ExportOptions): ExportFormat {
  if (format) return format;
  const extension = out === undefined ? "" : extname(out).toLowerCase();
  const found = EXPORT_FORMATS.find((name) => formats[name].extension === extension);
  if (found) return found;
  const missing =
    out === undefined ? "--format is missing" : `The name ${JSON.stringify(out)} does not tell the format`;
  throw new UsageError(`${missing}: expected --format ${EXPORT_FORMATS.join(", ")}.`, "See clew export --help.");
}

function requireOneChoice({ entity, hops, query, path }: ExportOptions): void {
  const chosen = [entity.length > 0 && "--entity", query !== undefined && "--query", path && "--path"].filter(Boolean);
  if (chosen.length > 1) throw new UsageError(`${chosen.join(" and ")} exclude each other.`);
  if (hops !== undefined && entity.length === 0) throw new UsageError("--hops goes with --entity.");
  if (path && path.length !== 2) throw new UsageError(`--path takes two names, and was given ${path.length}.`);
}

async function choose(store: GraphStore, options: ExportOptions): Promise<ExportSource> {
  if (options.entity.length > 0) return chooseSurroundings(store, options.entity, options.hops ?? 1);
  if (options.query !== undefined) return chooseResult(store, options.query);
  if (options.path) return choosePaths(store, options.path);
  return exportCase(store);
}

async function chooseSurroundings(store: GraphStore, names: readonly string[], hops: number): Promise<ExportSource> {
  const entities = [];
  for (const name of names) entities.push(await requireEntity(store, name));
  const subgraph = await findSurroundings(
    store,
    entities.map(({ id }) => id),
    hops,
  );
  const list = entities.map(({ name }) => name).join(", ");
  const title = `${list} and what is within ${hops} ${hops === 1 ? "hop" : "hops"}`;
  return exportSubgraph(store, subgraph, { title, filters: { entities: list, hops: String(hops) } });
}

async function chooseResult(store: GraphStore, query: string): Promise<ExportSource> {
  const result = await askCypher(store, query, { limit: 1_000_000, timeout: 60 });
  for (const notice of result.notices) terminal.note(notice);
  return exportSubgraph(store, await findElements(store, result), {
    title: "The result of a query",
    filters: { query },
  });
}

async function choosePaths(store: GraphStore, [first = "", second = ""]: readonly string[]): Promise<ExportSource> {
  const { from, to, answer } = await findConnection(store, { from: first, to: second });
  const ids = new Set(
    answer.paths.flatMap(({ hops }) => hops.flatMap(({ relations }) => relations.map(({ id }) => id))),
  );
  const { entities, relations } = await store.subgraph(
    answer.paths.flatMap((path) => path.entities.map(({ id }) => id)),
  );
  const subgraph = { entities, relations: relations.filter(({ id }) => ids.has(id)) };
  const titles = { title: `The paths between ${from.name} and ${to.name}`, filters: { from: from.name, to: to.name } };
  return exportSubgraph(store, subgraph, titles);
}

const CSV_VARIANTS: Partial<Record<ExportFormat, CsvVariant>> = { csv: "neo4j", spreadsheet: "spreadsheet" };

/** CSV goes into a folder unless the name says zip. */
async function write(source: ExportSource, format: ExportFormat, out: string | undefined): Promise<void> {
  const variant = CSV_VARIANTS[format];
  if (variant && out !== undefined && !out.toLowerCase().endsWith(".zip")) await writeCsv(source, out, variant);
  else await writeOut(formats[format].write(source), out);
}
