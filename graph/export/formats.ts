/** The formats that an export can have: what they are called, and how each is written. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toClewJson } from "./clew-json.js";
import { writeCsv, type CsvVariant } from "./csv.js";
import { toCypher } from "./cypher.js";
import { toGexf } from "./gexf.js";
import { toGraphml } from "./graphml.js";
import type { ExportSource } from "./source.js";
import { inChunks } from "./text.js";
import { zipFolder } from "./zip.js";

export const EXPORT_FORMATS = ["json", "csv", "spreadsheet", "graphml", "gexf", "cypher"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface FormatEntry {
  /** What it is for, in words. */
  readonly about: string;
  /** How a file of it ends. */
  readonly extension: string;
  readonly mediaType: string;
  /** The file's content, piece by piece: texts are UTF-8. */
  readonly write: (source: ExportSource) => AsyncIterable<string | Uint8Array>;
}

export const formats: Readonly<Record<ExportFormat, FormatEntry>> = {
  json: {
    about: "Clew JSON: everything, for `clew import` and other programs",
    extension: ".json",
    mediaType: "application/json",
    write: (source) => inChunks(toClewJson(source)),
  },
  csv: {
    about: "CSV for neo4j-admin and data frames, a zip of several files",
    extension: ".zip",
    mediaType: "application/zip",
    write: (source) => zipped(source, "neo4j"),
  },
  spreadsheet: {
    about: "CSV for spreadsheets, safe from formulas, a zip of several files",
    extension: ".zip",
    mediaType: "application/zip",
    write: (source) => zipped(source, "spreadsheet"),
  },
  graphml: {
    about: "GraphML: networkx, igraph, yEd, Cytoscape, Gephi",
    extension: ".graphml",
    mediaType: "application/graphml+xml",
    write: (source) => inChunks(toGraphml(source)),
  },
  gexf: {
    about: "GEXF: Gephi, Gephi Lite, networkx",
    extension: ".gexf",
    mediaType: "application/gexf+xml",
    write: (source) => inChunks(toGexf(source)),
  },
  cypher: {
    about: "a Cypher script that makes the graph in any Neo4j",
    extension: ".cypher",
    mediaType: "text/plain",
    write: (source) => inChunks(toCypher(source)),
  },
};

async function* zipped(source: ExportSource, variant: CsvVariant): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "clew-export-"));
  try {
    yield* zipFolder(folder, await writeCsv(source, folder, variant));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
