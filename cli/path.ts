/** `clew path`: how two or more are connected, with the sentence behind each step. */
import { Command } from "commander";
import { ENTITY_TYPES, type EntityType } from "../graph/model.js";
import type { Hop, Path } from "../graph/paths/answer.js";
import type { ConnectOptions } from "../graph/paths/connect.js";
import { toGroupProse, toProse, toText } from "../graph/paths/prose.js";
import {
  DEFAULTS,
  DIRECTIONS,
  MOST_HOPS,
  MOST_PATHS,
  RANKINGS,
  TIME_ORDERS,
  type Direction,
  type PathOptions,
  type Ranking,
  type TimeOrder,
} from "../graph/paths/question.js";
import type { GraphStore } from "../graph/store.js";
import { withCase } from "./case.js";
import { toConnectionLines, toLinkLines } from "./connection-lines.js";
import { toExamples } from "./examples.js";
import { UsageError } from "./failure.js";
import { toPathLines } from "./path-lines.js";
import { findConnection, findConnections, findLinks, findProof } from "./path-search.js";
import { toConnectionJson, toConnectionsJson, toLinksJson } from "./path-json.js";
import {
  addRelationOptions,
  collect,
  collectOf,
  oneOf,
  toList,
  toRelationFilter,
  type RelationOptions,
} from "./relation-options.js";
import { terminal } from "./terminal.js";
import { toWhole } from "./whole.js";

interface Options extends RelationOptions {
  readonly connect?: true;
  readonly hops?: number;
  readonly count?: number;
  readonly ranking: Ranking;
  readonly via: readonly string[];
  readonly without: readonly string[];
  readonly direction?: Direction;
  readonly timeOrder?: TimeOrder;
  readonly entityType: readonly EntityType[];
  readonly exceptEntityType: readonly EntityType[];
  readonly hubs?: true;
  readonly hubCap?: number;
  readonly disjoint?: true;
  readonly prose?: true;
  readonly json?: true;
}

export function pathCommand(): Command {
  const command = new Command("path")
    .summary("show how two or more are connected, and what says so")
    .description(
      "Shows how two are connected: the best paths, with the quote behind each step and who says so. With several to reach, how the first is connected with each; with --connect, what links all of them.",
    )
    .argument("<from>", "a name or an id")
    .argument("<to...>", "one or several more")
    .option("--connect", "what links all of these: the smallest subgraph")
    .option("--hops <number>", `the most steps (default: ${DEFAULTS.maxHops})`, toWhole(1, MOST_HOPS))
    .option("--count <number>", "the most paths (default: 5, or 1 to each of several)", toWhole(1, MOST_PATHS))
    .option("--ranking <ranking>", `${toList(RANKINGS)} first`, oneOf(RANKINGS), DEFAULTS.ranking)
    .option("--via <name>", "only by way of this one; may be repeated, in order", collect, [])
    .option("--without <name>", "not by way of this one; may be repeated", collect, [])
    .option("--direction <direction>", `${toList(DIRECTIONS)}: along the lines, or against them`, oneOf(DIRECTIONS))
    .option(
      "--time-order <order>",
      `${toList(TIME_ORDERS)}: each step no earlier than the one before`,
      oneOf(TIME_ORDERS),
    )
    .option("--entity-type <type>", `only by way of a ${toList(ENTITY_TYPES)}`, collectOf(ENTITY_TYPES), [])
    .option("--except-entity-type <type>", "not by way of these", collectOf(ENTITY_TYPES), [])
    .option("--hubs", "also by way of those with very many neighbours")
    .option("--hub-cap <number>", "not by way of those with more neighbours than this", toWhole(1, 10_000_000))
    .option("--disjoint", "paths that share nobody between the ends");
  return addRelationOptions(command)
    .option("--prose", "print sentences with their sources below, to copy")
    .option("--json", "print the answer, with all claims, as one JSON object")
    .addHelpText("after", toExamples(EXAMPLES))
    .action(async (from: string, to: readonly string[], options: Options) => {
      requireSense(options);
      await withCase((store, signal) => answer(store, { from, to, options, signal }));
    });
}

const EXAMPLES = [
  ["Two people", 'clew path "Elon Musk" "Vladimir Putin"'],
  ["By way of a third, with denied lines too", 'clew path "Ramzan Kadyrov" Pentagon --via "Elon Musk" --denied'],
  ["In one year", 'clew path "Elon Musk" "Vladimir Putin" --after 2022 --before 2022'],
  ["As sentences with sources, to copy", 'clew path "Elon Musk" "Vladimir Putin" --count 1 --prose'],
  ["Is any of these connected to him?", 'clew path "Vladimir Putin" SpaceX Pentagon "Colin Kahl"'],
  ["What links all of these", 'clew path --connect "Elon Musk" Pentagon "Vladimir Putin"'],
] as const;

interface Asked {
  readonly from: string;
  readonly to: readonly string[];
  readonly options: Options;
  readonly signal: AbortSignal;
}

/** One answer in its three forms. */
interface Told {
  readonly json: object;
  /** Empty where nothing was found: the lines then say why. */
  readonly prose: readonly string[];
  readonly lines: readonly string[];
}

async function answer(store: GraphStore, asked: Asked): Promise<void> {
  const { to, options } = asked;
  const tell = options.connect ? tellLinks : to.length === 1 ? tellConnection : tellConnections;
  const { json, prose, lines } = await tell(store, asked);
  const text = options.json ? [JSON.stringify(json)] : options.prose && prose.length > 0 ? apart(prose) : lines;
  for (const line of text) await terminal.write(`${line}\n`);
}

async function tellConnection(store: GraphStore, { from, to, options, signal }: Asked): Promise<Told> {
  const { via, without } = options;
  const around = { via, without, options: toPathOptions(options, 5), signal };
  const connection = await findConnection(store, { from, to: to[0] ?? "" }, around); // commander asks for one at least
  const { paths, deniedBetween } = connection.answer;
  const proof = await findProof(store, [...hopsOf(paths), ...(deniedBetween ? [deniedBetween] : [])]);
  return {
    json: toConnectionJson(connection, { proof, window: options }),
    prose: paths.map((path) => toText(toProse(path, proof))),
    lines: toPathLines(connection, { proof, window: options }, terminal),
  };
}

async function tellConnections(store: GraphStore, { from, to, options, signal }: Asked): Promise<Told> {
  const { via, without } = options;
  const around = { via, without, options: toPathOptions(options, 1), signal };
  const connections = await findConnections(store, { from, to }, around);
  const paths = connections.answer.targets.flatMap((target) => target.paths);
  const proof = await findProof(store, hopsOf(paths));
  return {
    json: toConnectionsJson(connections, { proof, window: options }),
    prose: paths.map((path) => toText(toProse(path, proof))),
    lines: toConnectionLines(connections, { proof, window: options }, terminal),
  };
}

async function tellLinks(store: GraphStore, { from, to, options, signal }: Asked): Promise<Told> {
  const around = { without: options.without, options: toConnectOptions(options), signal };
  const links = await findLinks(store, [from, ...to], around);
  const linked = links.answer.groups.filter((group) => group.links.length > 0);
  const proof = await findProof(
    store,
    linked.flatMap((group) => group.links),
  );
  return {
    json: toLinksJson(links, { proof, window: options }),
    prose: linked.map((group) => toText(toGroupProse(group, proof))),
    lines: toLinkLines(links, { proof, window: options }, terminal),
  };
}

function hopsOf(paths: readonly Path[]): Hop[] {
  return paths.flatMap(({ hops }) => hops);
}

/** Several lines each, with an empty one between. */
function apart(texts: readonly string[]): string[] {
  return texts.flatMap((text, place) => (place === 0 ? [text] : ["", text]));
}

/** What makes no sense for a set, by its flag. */
const NOT_FOR_A_SET = ["hops", "count", "direction", "timeOrder", "disjoint"] as const;

function requireSense(options: Options): void {
  if (options.hubs && options.hubCap !== undefined) throw new UsageError("--hubs and --hub-cap exclude each other.");
  if (options.prose && options.json) throw new UsageError("--prose and --json exclude each other.");
  if (!options.connect) return;
  const strange = NOT_FOR_A_SET.find((name) => options[name] !== undefined) ?? (options.via.length > 0 && "via");
  if (!strange) return;
  const flag = strange.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`); // timeOrder
  throw new UsageError(`--${flag} and --connect exclude each other: a set has no first and no last.`);
}

function toPathOptions(given: Options, paths: number): PathOptions {
  const { hops, count = paths, direction, timeOrder, disjoint } = given;
  return {
    ...toConnectOptions(given),
    k: count,
    ...(hops !== undefined && { maxHops: hops }),
    ...(direction && { direction }),
    ...(timeOrder && { timeOrder }),
    ...(disjoint && { disjoint }),
  };
}

function toConnectOptions(given: Options): ConnectOptions {
  const { ranking, entityType, exceptEntityType, hubs, hubCap } = given;
  return {
    ...toRelationFilter(given),
    ranking,
    entityTypes: entityType,
    exceptEntityTypes: exceptEntityType,
    ...(hubs && { hubCap: "off" }),
    ...(hubCap !== undefined && { hubCap }),
  };
}
