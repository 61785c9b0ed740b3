/** The block of YAML above a Markdown text, the header lines above a plain one: what it says of the text, and where the text begins. */
import { parse } from "yaml";
import { z } from "zod";
import type { Metadata } from "./original.js";
import { toCanonicalUrl } from "./source.js";
import { toPartialDate } from "./dates.js";

export interface FrontMatter {
  readonly metadata: Metadata;
  /** Where the text begins. */
  readonly bodyStart: number;
  readonly notes: readonly string[];
}

const MAX_LENGTH = 32 * 1024;

const word = z.union([z.string(), z.number()]).transform(String);
const several = z.union([word, z.array(word).transform((names) => names[0] ?? "")]);
const Fields = z.object({
  title: word.optional(),
  publisher: word.optional(),
  author: several.optional(),
  date: word.optional(),
  url: word.optional(),
  source: word.optional(),
  origin: several.optional(),
  cites: several.optional(),
  language: word.optional(),
  lang: word.optional(),
});

/** Text without front matter begins at 0 and has no metadata. What cannot be understood is left out and noted. */
export function readFrontMatter(text: string): FrontMatter {
  const none = { metadata: {}, bodyStart: 0, notes: [] };
  const block = findBlock(text);
  if (!block) return none;
  let values: unknown;
  try {
    values = parse(block.yaml, { maxAliasCount: 20 });
  } catch (error) {
    const why = (error instanceof Error ? error.message : String(error)).split("\n")[0];
    return { ...none, notes: [`its front matter is not valid YAML and was read as text (${why})`] };
  }
  if (typeof values !== "object" || values === null || Array.isArray(values)) return none;
  const lowered = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key.toLowerCase(), value ?? undefined]),
  );
  return toFrontMatter(lowered, block.end);
}

const MOST_HEADER = 12;

/**
 * Lines above a plain text that say what it is, two at least: "Title: …", "Publisher: …", "Date: 17 May 2024". A mail's
 * "From:" and a play's "ANN:" are none.
 */
export function readHeaderLines(text: string): FrontMatter {
  const values: Record<string, string> = {};
  let end = /^\s*/.exec(text)?.[0].length ?? 0;
  for (let line = 0; line < MOST_HEADER; line++) {
    const found = /^(\w{3,9}):[ \t]+(\S.{0,499}?)[ \t]*(?:\r?\n|$)/.exec(text.slice(end, end + 600)); // 'Date: 17 May 2024'
    const key = found?.[1]?.toLowerCase() ?? "";
    if (!found || !(key in Fields.shape) || key in values) break;
    values[key] = found[2] ?? "";
    end += found[0].length;
  }
  if (Object.keys(values).length < 2 || text.slice(end).trim() === "") return { metadata: {}, bodyStart: 0, notes: [] };
  return toFrontMatter(values, end);
}

function toFrontMatter(values: Record<string, unknown>, bodyStart: number): FrontMatter {
  const { fields, wrong } = toFields(values);
  const date = fields.date === undefined ? undefined : toPartialDate(fields.date);
  const notes = wrong.map((name) => `${name} in its front matter is not a text and was left out`);
  if (fields.date !== undefined && date === undefined) {
    notes.push(
      `the date "${fields.date}" in its front matter is not a date like 2023-08-21, 2023-08 or 2023, and was left out`,
    );
  }
  return { metadata: toMetadata(fields, date), bodyStart, notes };
}

type FieldValues = z.infer<typeof Fields>;

/** Fields one by one, so that a wrong one does not cost the others. */
function toFields(values: Record<string, unknown>): { fields: FieldValues; wrong: string[] } {
  const wrong: string[] = [];
  const right = Object.entries(values).filter(([name, value]) => {
    if (!(name in Fields.shape)) return false;
    const isRight = Fields.safeParse({ [name]: value }).success;
    if (!isRight) wrong.push(name);
    return isRight;
  });
  return { fields: Fields.parse(Object.fromEntries(right)), wrong };
}

function toMetadata(fields: FieldValues, date: string | undefined): Metadata {
  const url = toCanonicalUrl(fields.url) ?? toCanonicalUrl(fields.source);
  // `source` is an address with some writers and a name with others.
  const publisher = fields.publisher ?? (toCanonicalUrl(fields.source) ? undefined : fields.source);
  const cites = fields.cites ?? fields.origin;
  const language = (fields.language ?? fields.lang)?.slice(0, 2).toLowerCase();
  return {
    ...(fields.title && { title: fields.title }),
    ...(publisher && { publisher }),
    ...(fields.author && { author: fields.author }),
    ...(date && { date }),
    ...(url && { url }),
    ...(cites && { cites }),
    ...(language && { language }),
  };
}

/** '---\ntitle: A\n---\nText' */
function findBlock(text: string): { yaml: string; end: number } | undefined {
  const open = /^\s*---[ \t]*\r?\n/.exec(text.slice(0, 256));
  if (!open) return undefined;
  const close = /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(text.slice(open[0].length, MAX_LENGTH));
  if (!close) return undefined;
  const end = open[0].length + close.index + close[0].length;
  return { yaml: text.slice(open[0].length, open[0].length + close.index), end };
}
