/** The OpenAPI 3.1 document, made from the table that checks the requests. */
import * as z from "zod";
import { api, type EndpointSpec } from "./api.js";
import { problem } from "./schemas/health.js";

/** Plain JSON; the same for every Clew of one version. */
export function toOpenApi(version: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  components.clear();
  for (const [key, spec] of Object.entries(api) as [string, EndpointSpec][]) {
    const [method = "GET", path = ""] = key.split(" ");
    const named = path.replace(/:(\w+)/g, "{$1}"); // '/api/entities/:id' → '/api/entities/{id}'
    (paths[named] ??= {})[method.toLowerCase()] = toOperation(spec);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Clew",
      version,
      description:
        "Documents, what they say of whom, and how it is connected. Every line is a set of claims with verbatim quotes.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    paths,
    components: { schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}

/** Schemas that have a name, met while the document is being made. */
const components = new Map<string, unknown>();

function toOperation(spec: EndpointSpec): Record<string, unknown> {
  return {
    summary: spec.summary,
    parameters: [...toParameters(spec.params, "path"), ...toParameters(spec.query, "query")],
    ...(spec.body && { requestBody: { required: true, content: toRequestContent(spec) } }),
    responses: {
      [spec.status ?? 200]: toResponse(spec),
      default: { description: "A problem", content: { "application/problem+json": { schema: toJsonSchema(problem) } } },
    },
  };
}

function toRequestContent(spec: EndpointSpec): Record<string, unknown> {
  const json = { "application/json": { schema: toJsonSchema(spec.body!, "input") } };
  const files = {
    type: "object",
    properties: { files: { type: "array", items: { type: "string", format: "binary" } } },
  };
  return spec.uploads ? { ...json, "multipart/form-data": { schema: files } } : json;
}

function toResponse(spec: EndpointSpec): Record<string, unknown> {
  if (spec.produces) return { description: spec.summary, content: { [spec.produces]: {} } };
  if (!spec.result) return { description: "Done" };
  return { description: spec.summary, content: { "application/json": { schema: toJsonSchema(spec.result) } } };
}

function toParameters(schema: z.ZodObject | undefined, place: "path" | "query"): Record<string, unknown>[] {
  if (!schema) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema, "input") as {
    properties?: Record<string, { description?: string }>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description !== undefined && { description }),
    schema: property,
  }));
}

/** Named schemas go among the components and are referred to there. */
function toJsonSchema(schema: z.ZodType, io: "input" | "output" = "output"): Record<string, unknown> {
  const json = z.toJSONSchema(schema, { io, unrepresentable: "any", reused: "inline" });
  const text = JSON.stringify(json).replaceAll('"#/$defs/', '"#/components/schemas/');
  const { $schema: _, $defs = {}, ...own } = JSON.parse(text) as Record<string, unknown>;
  for (const [name, definition] of Object.entries($defs as object)) components.set(name, definition);
  return own;
}
