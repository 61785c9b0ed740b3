/**
 * The user's own knowledge, from a folder: names.yaml, relations.yaml and ignore.txt, each of which may be missing. What
 * is wrong is told with its file, its line and why, all of it at once.
 */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, type Document } from "yaml";
import * as z from "zod";
import { ClewError } from "../graph/errors.js";
import { ENTITY_TYPES } from "../graph/model.js";
import {
  DENIED,
  FAMILIES,
  RELATED_TO,
  RELATION_TYPE_PATTERN,
  standardOntology,
  type RelationTypeEntry,
} from "../graph/ontology.js";
import type { Knowledge, OwnName, OwnPattern } from "./knowledge.js";
import { lookAtPattern } from "./own-patterns.js";

const FILES = ["names.yaml", "relations.yaml", "ignore.txt"] as const;
type FileName = (typeof FILES)[number];

const MAX_BYTES = 5 * 1024 * 1024;

const word = z.string("expected words").trim().min(1, "expected words").max(300, "expected at most 300 characters");
const Names = z.partialRecord(
  z.enum(ENTITY_TYPES),
  z.record(word, z.array(word, "expected a list of other names, such as [A. Berg]").nullable(), "expected names"),
  "expected types with the names under them",
);
const Relation = z.strictObject({
  family: z.enum(FAMILIES, `expected one of ${FAMILIES.join(", ")}`).optional(),
  wording: word.optional(),
  inverse: word.optional(),
  symmetric: z.boolean("expected true or false").optional(),
  example: word.optional(),
  patterns: z.array(word, "expected a list of patterns").max(200, "expected at most 200 patterns").default([]),
});
const Relations = z.record(
  z.string().regex(RELATION_TYPE_PATTERN, "expected a type in capitals, such as BRIBED"),
  Relation,
  "expected relation types with what is said of them",
);

/** Undefined when there is no such folder. Throws `invalid-input` with a line for each thing that is wrong. */
export async function readConfig(folder: string): Promise<Knowledge | undefined> {
  const present = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new ClewError("invalid-input", `${folder} cannot be read as a folder of configuration.`, { cause: error });
  });
  if (!present) return undefined;
  const problems = present
    .filter((name) => /\.(?:ya?ml|txt)$/.test(name) && !FILES.some((known) => known === name)) // 'nmaes.yaml'
    .map((name) => `${join(folder, name)}: it is none of ${FILES.join(", ")}.`);
  const read = async (name: FileName) => (present.includes(name) ? readText(join(folder, name)) : "");
  const tell = (name: FileName) => (line: number, why: string) =>
    problems.push(`${join(folder, name)}:${line}: ${why}.`);
  const [names, relations, ignore] = [await read("names.yaml"), await read("relations.yaml"), await read("ignore.txt")];
  const knowledge = {
    names: toNames(names, tell("names.yaml")),
    ...toRelations(relations, tell("relations.yaml")),
    ignore: toLines(ignore),
  };
  if (problems.length > 0) {
    throw new ClewError("invalid-input", problems.join("\n"), { hint: "docs/config.md shows what these files hold." });
  }
  return knowledge;
}

type Tell = (line: number, why: string) => void;

function toNames(text: string, tell: Tell): OwnName[] {
  const values = parseYaml(text, { schema: Names, keys: ENTITY_TYPES }, tell)?.values ?? {};
  return ENTITY_TYPES.flatMap((type) =>
    Object.entries(values[type] ?? {}).map(([name, aliases]) => ({ name, type, aliases: aliases ?? [] })),
  );
}

function toRelations(text: string, tell: Tell): { types: RelationTypeEntry[]; patterns: OwnPattern[] } {
  const { values = {}, lineOf = () => 1 } =
    parseYaml(text, { schema: Relations, keys: Object.keys(Relation.shape) }, tell) ?? {};
  const types: RelationTypeEntry[] = [];
  const patterns: OwnPattern[] = [];
  for (const [type, { patterns: matches, ...entry }] of Object.entries(values)) {
    if (type === DENIED || type === RELATED_TO)
      tell(lineOf([type]), `${type} is Clew's own and finds its claims itself`);
    else if (standardOntology.find(type)) {
      const changed = Object.keys(entry).filter((key) => entry[key as keyof typeof entry] !== undefined); // the keys are its own
      if (changed.length > 0)
        tell(lineOf([type]), `${type} is Clew's own type: only patterns can be added to it, not ${changed.join(", ")}`);
    } else if (entry.wording === undefined || entry.inverse === undefined) {
      tell(lineOf([type]), `${type} is new: expected a wording ("bribed") and an inverse ("was bribed by")`);
    } else {
      const { family = "other", wording, inverse, symmetric = false, example = "" } = entry;
      types.push({ type, family, wording, inverse, symmetric, example });
    }
    matches.forEach((match, index) => {
      const { needs, wrong } = lookAtPattern(match);
      if (wrong !== undefined) tell(lineOf([type, "patterns", index]), `the pattern "${match}" ${wrong}`);
      patterns.push({ type, match, needs });
    });
  }
  return { types, patterns };
}

/** A line each; what follows # is a comment. */
function toLines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)#.*$/, "").trim())
    .filter(Boolean); // 'Breaking News # a heading'
}

/** Undefined, with the reasons told, where the file is not of this form. */
function parseYaml<Schema extends z.ZodType>(
  text: string,
  { schema, keys }: { readonly schema: Schema; readonly keys: readonly string[] },
  tell: Tell,
): { values: z.output<Schema>; lineOf: (path: Path) => number } | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineOf = (path: Path) => counter.linePos(offsetOf(document, path)).line;
  for (const { message, linePos } of document.errors)
    tell(linePos?.[0].line ?? 1, message.split(/ at line|\n/)[0] ?? message); // 'Nested mappings … at line 3, column 5'
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS({ maxAliasCount: 20 }) ?? {});
  if (parsed.success) return { values: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const isUnknown = issue.code === "unrecognized_keys";
    const why = issue.code === "invalid_key" ? issue.issues[0]?.message : issue.message;
    for (const path of isUnknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path]) {
      const words = isUnknown ? `expected one of ${keys.join(", ")}` : why;
      tell(lineOf(path), `${path.map(String).join(".") || "the file"}: ${words}`);
    }
  }
  return undefined;
}

type Path = readonly PropertyKey[];

/** Where the key or item stands; where there is none, what would hold it. */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true) ?? document.contents;
    const last = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && String(key.value) === String(last));
      if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
    }
    if (isSeq(parent) && typeof last === "number") {
      const item = parent.items[last];
      if (isNode(item)) return item.range?.[0] ?? 0;
    }
  }
  return 0;
}

async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  if (bytes.length > MAX_BYTES)
    throw new ClewError("too-large", `${path} is larger than ${MAX_BYTES / 1024 / 1024} MB.`);
  return bytes.toString("utf8");
}
