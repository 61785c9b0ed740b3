/** docs/api.md, written from the OpenAPI document: `npm run docs`. A test holds the file to it. */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toOpenApi } from "./openapi.js";

interface Schema {
  readonly $ref?: string;
  readonly id?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}
interface Operation {
  readonly summary: string;
  readonly parameters: readonly { name: string; in: string; required: boolean; description?: string; schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { schema: Schema }>> };
  readonly responses: Readonly<
    Record<string, { description: string; content?: Readonly<Record<string, { schema?: Schema }>> }>
  >;
}

const HEAD = `# The HTTP interface

Everything that the explorer does goes through these endpoints. \`GET /api/openapi.json\` describes them for programs
(OpenAPI 3.1); this page is made from it by \`npm run docs\`.

Requests are JSON (\`content-type: application/json\`) or uploads (\`multipart/form-data\` with the header
\`x-clew-upload\`); anything else is refused, as are requests from other sites' pages and under foreign host names. Where
Clew asks for a token, programs send it as \`Authorization: Bearer …\`. Lists take \`limit\` and answer with \`next\`, which
the next request gives as \`after\`.

Problems are \`application/problem+json\` (RFC 9457) with a stable \`code\`, a \`detail\` that says what was found and what was
expected, and often a \`hint\` that says what to do.
`;

/** The page, in Markdown. */
export function toMarkdown(): string {
  const { paths, components } = toOpenApi("") as {
    paths: Record<string, Record<string, Operation>>;
    components: { schemas: Record<string, Schema> };
  };
  const shapes = Object.entries(components.schemas).map(([name, schema]) =>
    [
      `### ${name}`,
      "",
      ...(schema.description ? [`${schema.description}.`, ""] : []),
      "```",
      ...shapeOf(schema),
      "```",
      "",
    ].join("\n"),
  );
  const sections = Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => describe(`${method.toUpperCase()} ${path}`, operation)),
  );
  return [HEAD, ...sections, "## Shapes\n", ...shapes].join("\n");
}

function describe(title: string, { summary, parameters, requestBody, responses }: Operation): string {
  const lines = [`## \`${title}\``, "", `${summary}.`, ""];
  for (const { name, in: place, required, description, schema } of parameters) {
    const usual =
      schema.default === undefined || schema.default === "" ? "" : ` Usually ${JSON.stringify(schema.default)}.`;
    lines.push(
      `- \`${name}\` (${place}${required ? "" : ", optional"}): ${typeOf(schema)}.${description ? ` ${description}.` : ""}${usual}`,
    );
  }
  const body = requestBody?.content["application/json"]?.schema;
  if (body) lines.push(...(parameters.length > 0 ? [""] : []), "Takes", "", "```", ...shapeOf(body), "```");
  const [status, answer] = Object.entries(responses)[0] ?? [];
  const [type, content] = Object.entries(answer?.content ?? {})[0] ?? [];
  lines.push("", `Answers ${status}${type ? ` with \`${type}\`` : " with nothing"}.`);
  if (content?.schema) lines.push("", "```", ...shapeOf(content.schema), "```");
  return `${lines.join("\n").replace(/\n{3,}/g, "\n\n")}\n`;
}

/** `"a" | "b"`, `string[]`, `{ … }`. */
function typeOf(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map(typeOf).join(" | ");
  if (schema.type === "array") return `${wrap(typeOf(schema.items ?? {}))}[]`;
  if (schema.type === "object" && schema.properties) {
    return `{ ${Object.entries(schema.properties)
      .map(([name, property]) => field(name, property, schema))
      .join(", ")} }`;
  }
  return schema.type === undefined ? "anything" : String(schema.type);
}

const nameOf = (reference: string) => reference.split("/").at(-1) ?? reference;

function shapeOf(schema: Schema): string[] {
  if (schema.$ref) return [nameOf(schema.$ref)];
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return union.map(typeOf);
  if (!schema.properties) return [typeOf(schema)];
  return [
    "{",
    ...Object.entries(schema.properties).map(([name, property]) => `  ${field(name, property, schema)}`),
    "}",
  ];
}

const field = (name: string, property: Schema, { required }: Schema) =>
  `${name}${required?.includes(name) ? "" : "?"}: ${typeOf(property)}`;

const wrap = (type: string) => (type.includes(" ") && !type.startsWith("{") ? `(${type})` : type);

/** Where the page lies, from dist/server/. */
export const PAGE = new URL("../../docs/api.md", import.meta.url);

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(PAGE, toMarkdown());
