/** `clew path`: how two are connected, with the sentence behind each step. */
import { Command, InvalidArgumentError } from "commander";
import { STATUSES } from "../graph/model.js";
import { DEFAULTS, MOST_HOPS, MOST_PATHS, RANKINGS, type PathOptions, type Ranking } from "../graph/paths/question.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { toPathLines } from "./path-lines.js";
import { findConnection, findProof, type Connection, type ConnectionQuestion } from "./path-search.js";
import { terminal } from "./terminal.js";
import { toWhole } from "./whole.js";

interface Options {
  readonly hops: number;
  readonly count: number;
  readonly ranking: Ranking;
  readonly via: readonly string[];
  readonly without: readonly string[];
  readonly type: readonly string[];
  readonly after?: string;
  readonly before?: string;
  readonly undated?: true;
  readonly denied?: true;
  readonly hubs?: true;
  readonly json?: true;
}

export function pathCommand(): Command {
  return new Command("path")
    .summary("show how two are connected, and what says so")
    .description("Shows how two are connected: the best paths, with the quote behind each step and who says so.")
    .argument("<from>", "a name or an id")
    .argument("<to>", "a name or an id")
    .option("--hops <number>", "the most steps", toWhole(1, MOST_HOPS), DEFAULTS.maxHops)
    .option("--count <number>", "the most paths", toWhole(1, MOST_PATHS), 5)
    .option("--ranking <ranking>", `${RANKINGS.join(" or ")} first`, toRanking, DEFAULTS.ranking)
    .option("--via <name>", "only by way of this one; may be repeated, in order", collect, [])
    .option("--without <name>", "not by way of this one; may be repeated", collect, [])
    .option("--type <type>", "only lines of this type, such as SPOKE_WITH; may be repeated", collect, [])
    .option("--after <date>", "only what happened then or later")
    .option("--before <date>", "only what happened then or earlier")
    .option("--undated", "with --after or --before: also what has no date")
    .option("--denied", "also lines that are only denied")
    .option("--hubs", "also by way of those with very many neighbours")
    .option("--json", "print the answer, with all claims, as one JSON object")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (from: string, to: string, options: Options) => {
      await withCase(async (store) => {
        const connection = await findConnection(store, toQuestion(from, to, options));
        const proof = await findProof(store, connection.answer);
        if (options.json) await terminal.write(`${JSON.stringify(toJson(connection, proof))}\n`);
        else for (const line of toPathLines(connection, proof, terminal)) await terminal.write(`${line}\n`);
      });
    });
}

const EXAMPLES = [
  ["Two people", 'clew path "Elon Musk" "Vladimir Putin"'],
  ["By way of a third, with denied lines too", 'clew path "Elon Musk" "Vladimir Putin" --via Kremlin --denied'],
  ["In one year", 'clew path "Elon Musk" Pentagon --after 2022 --before 2022'],
] as const;

function collect(value: string, before: readonly string[]): string[] {
  if (!value.trim()) throw new InvalidArgumentError("Expected some words.");
  return [...before, value];
}

function toRanking(value: string): Ranking {
  const ranking = RANKINGS.find((name) => name === value);
  if (!ranking) throw new InvalidArgumentError(`Expected ${RANKINGS.join(" or ")}.`);
  return ranking;
}

function toQuestion(from: string, to: string, given: Options): ConnectionQuestion {
  const { hops, count, ranking, via, without, type, after, before, undated, denied, hubs } = given;
  const options: PathOptions = {
    maxHops: hops,
    k: count,
    ranking,
    types: type.map((name) => name.toUpperCase()),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(undated && { undated }),
    ...(denied && { statuses: STATUSES }),
    ...(hubs && { hubCap: "off" }),
  };
  return { from, to, via, without, options };
}

function toJson({ from, to, answer }: Connection, proof: Awaited<ReturnType<typeof findProof>>): object {
  const paths = answer.paths.map((path) => ({
    ...path,
    hops: path.hops.map((hop) => ({
      ...hop,
      relations: hop.relations.map((relation) => ({ ...relation, proof: proof.get(relation.id) ?? [] })),
    })),
  }));
  return { from, to, ...answer, paths };
}
