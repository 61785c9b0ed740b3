/** Which relations count: options that `path` and `rank` share, named after those of the API. */
import { InvalidArgumentError, type Command } from "commander";
import type { RankFilter } from "../graph/analytics/rank.js";
import { toDayRange } from "../graph/days.js";
import { STATUSES, type Status } from "../graph/model.js";
import { FAMILIES, type Family } from "../graph/ontology.js";
import { toWhole } from "./whole.js";

export interface RelationOptions {
  readonly type: readonly string[];
  readonly exceptType: readonly string[];
  readonly family: readonly Family[];
  readonly exceptFamily: readonly Family[];
  readonly relatedTo?: true;
  readonly status: readonly Status[];
  readonly denied?: true;
  readonly minOrigins?: number;
  readonly minConfidence?: number;
  readonly after?: string;
  readonly before?: string;
  readonly undated?: true;
}

export function addRelationOptions(command: Command): Command {
  return command
    .option("--type <type>", "only lines of this type, such as SPOKE_WITH; may be repeated", collect, [])
    .option("--except-type <type>", "no lines of this type; may be repeated", collect, [])
    .option("--family <family>", `only lines of this family: ${FAMILIES.join(", ")}`, collectOf(FAMILIES), [])
    .option("--except-family <family>", "no lines of this family; may be repeated", collectOf(FAMILIES), [])
    .option("--related-to", "also lines whose verb is not known (RELATED_TO)")
    .option("--status <status>", `only lines that are ${STATUSES.join(", ")}; may be repeated`, collectOf(STATUSES), [])
    .option("--denied", "also lines that are only denied")
    .option("--min-origins <number>", "only lines with so many independent origins", toWhole(0, 1000))
    .option("--min-confidence <number>", "only lines with this confidence, 0 to 1", toShare)
    .option("--after <date>", "only what happened then or later", toDate)
    .option("--before <date>", "only what happened then or earlier", toDate)
    .option("--undated", "with --after or --before: also what has no date");
}

export function toRelationFilter(given: RelationOptions): RankFilter {
  const { relatedTo, denied, minOrigins, minConfidence, after, before, undated } = given;
  const statuses = denied ? STATUSES : given.status;
  return {
    types: given.type.map((name) => name.toUpperCase()),
    exceptTypes: given.exceptType.map((name) => name.toUpperCase()),
    families: given.family,
    exceptFamilies: given.exceptFamily,
    ...(relatedTo && { relatedTo }),
    ...(statuses.length > 0 && { statuses }),
    ...(minOrigins !== undefined && { minOrigins }),
    ...(minConfidence !== undefined && { minConfidence }),
    ...(after !== undefined && { after }),
    ...(before !== undefined && { before }),
    ...(undated && { undated }),
  };
}

/** For an option that may be repeated. */
export function collect(value: string, before: readonly string[]): string[] {
  if (!value.trim()) throw new InvalidArgumentError("Expected some words.");
  return [...before, value];
}

/** The same, of these words alone. */
export function collectOf<Word extends string>(words: readonly Word[]): (value: string, before: Word[]) => Word[] {
  return (value, before) => [...before, oneOf(words)(value)];
}

/** For an option that is one of these words, in any case. */
export function oneOf<Word extends string>(words: readonly Word[]): (value: string) => Word {
  return (value) => {
    const word = words.find((known) => known.toLowerCase() === value.toLowerCase());
    if (word === undefined) throw new InvalidArgumentError(`Expected ${toList(words)}.`);
    return word;
  };
}

/** `a, b or c`. */
export function toList(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} or ${words.at(-1)}`;
}

function toDate(value: string): string {
  if (toDayRange(value)) return value;
  throw new InvalidArgumentError("Expected a date like 2022, 2022-10 or 2022-10-11.");
}

function toShare(value: string): number {
  const number = Number(value);
  if (value.trim() !== "" && number >= 0 && number <= 1) return number;
  throw new InvalidArgumentError("Expected a number from 0 to 1.");
}
