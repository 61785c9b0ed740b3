/** The configuration, all of it from the environment: read once, checked, and then trusted. */
import { resolve } from "node:path";
import { z } from "zod";
import type { ModelSettings } from "../ingest/model-request.js";
import { UsageError } from "./failure.js";

export interface Settings {
  /** Absent: the embedded store at `data`. */
  readonly neo4j?: Neo4jSettings;
  /** The folder of the embedded store, absolute. On Neo4j it holds the documents' texts. */
  readonly data: string;
  /** The folder of the user's own knowledge, absolute. */
  readonly config: string;
  readonly port: number;
  readonly host: string;
  /** Further names under which the server answers. */
  readonly hosts: readonly string[];
  readonly token?: string;
  /** A case with more relations is not held in memory. */
  readonly mostRelations?: number;
  /** Absent: no language model is asked. */
  readonly model?: ModelSettings;
}

export interface Neo4jSettings {
  readonly uri: string;
  readonly user: string;
  /** Absent: the server asks for none. */
  readonly password?: string;
  /** Absent: the server's default database. */
  readonly database?: string;
}

const NEO4J_URI = /^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/]+/; // neo4j+s://abc.databases.neo4j.io
const HOST_NAME = /^[A-Za-z0-9.-]+$|^\[?[0-9a-fA-F:]+\]?$/; // clew.example.org, 127.0.0.1, ::1
const TOKEN = /^[\x21-\x7e]{16,}$/; // 4f9c1e2ab77d0c35

const environment = z.object({
  NEO4J_URI: z.string().regex(NEO4J_URI, "an address such as neo4j://localhost:7687").optional(),
  NEO4J_USER: z.string().default("neo4j"),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9.-]{2,62}$/, "a database's name such as neo4j")
    .optional(), // neo4j
  CLEW_DATA: z.string().default(".clew"),
  CLEW_CONFIG: z.string().default("clew.config"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, "a whole number from 0 to 65535") // 4321
    .transform(Number)
    .refine((port) => port <= 65_535, "a whole number from 0 to 65535")
    .default(4321),
  HOST: z.string().regex(HOST_NAME, "a name or an address such as 127.0.0.1").default("127.0.0.1"),
  CLEW_HOSTS: z
    .string()
    .transform((list) => list.split(",").map((name) => name.trim()))
    .refine(
      (names) => names.every((name) => HOST_NAME.test(name)),
      "names with commas between, such as clew.example.org",
    )
    .default([]),
  CLEW_MOST_RELATIONS: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "a whole number from 1 to 999999999") // 5000000
    .transform(Number)
    .optional(),
  CLEW_LLM_URL: z.url({ protocol: /^https?$/, error: "an address such as http://127.0.0.1:11434/v1" }).optional(),
  CLEW_LLM_MODEL: z.string().optional(),
  CLEW_LLM_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, "letters, digits or signs, without blanks")
    .optional(), // sk-4f9c1e
  CLEW_TOKEN: z.string().regex(TOKEN, "at least 16 letters, digits or signs, without blanks").optional(),
});

/** These may be secret: what was found is not repeated. */
const SECRET = new Set(["NEO4J_PASSWORD", "CLEW_TOKEN", "CLEW_LLM_KEY"]);

/** Empty variables count as absent. Throws a `UsageError` that names the variable, what was found and what was expected. */
export function toSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const parsed = environment.safeParse(given);
  if (!parsed.success) throw toUsageError(parsed.error, given);
  const { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD, NEO4J_DATABASE, CLEW_DATA, PORT, HOST } = parsed.data;
  const { CLEW_HOSTS, CLEW_CONFIG, CLEW_TOKEN, CLEW_MOST_RELATIONS } = parsed.data;
  if (NEO4J_URI && given["NEO4J_USER"] && !NEO4J_PASSWORD) {
    throw new UsageError("NEO4J_USER is set, but NEO4J_PASSWORD is not; expected both.", "Set NEO4J_PASSWORD too.");
  }
  const { CLEW_LLM_URL, CLEW_LLM_MODEL, CLEW_LLM_KEY } = parsed.data;
  if ((CLEW_LLM_URL === undefined) !== (CLEW_LLM_MODEL === undefined)) {
    const [set, missing] = CLEW_LLM_URL ? ["CLEW_LLM_URL", "CLEW_LLM_MODEL"] : ["CLEW_LLM_MODEL", "CLEW_LLM_URL"];
    throw new UsageError(`${set} is set, but ${missing} is not; expected both.`, `Set ${missing} too.`);
  }
  const neo4j = NEO4J_URI && {
    uri: NEO4J_URI,
    user: NEO4J_USER,
    ...(NEO4J_PASSWORD && { password: NEO4J_PASSWORD }),
    ...(NEO4J_DATABASE && { database: NEO4J_DATABASE }),
  };
  return {
    ...(neo4j && { neo4j }),
    data: resolve(CLEW_DATA),
    config: resolve(CLEW_CONFIG),
    port: PORT,
    host: HOST,
    hosts: CLEW_HOSTS,
    ...(CLEW_TOKEN && { token: CLEW_TOKEN }),
    ...(CLEW_LLM_URL &&
      CLEW_LLM_MODEL && {
        model: { url: CLEW_LLM_URL, model: CLEW_LLM_MODEL, ...(CLEW_LLM_KEY && { key: CLEW_LLM_KEY }) },
      }),
    ...(CLEW_MOST_RELATIONS !== undefined && { mostRelations: CLEW_MOST_RELATIONS }),
  };
}

function toUsageError(error: z.ZodError, given: Readonly<Record<string, string | undefined>>): UsageError {
  const sentences = error.issues.map((issue) => {
    const name = String(issue.path[0]);
    const found = SECRET.has(name) ? "not of the right form" : JSON.stringify(given[name]);
    return `The environment variable ${name} is ${found}; expected ${issue.message}.`;
  });
  return new UsageError(sentences.join("\n"));
}
