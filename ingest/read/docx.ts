/** Word documents: their paragraphs, lists, tables and notes as text. Runs in a process of its own (parser-process.ts). */
import { strFromU8, unzipSync } from "fflate";
import mammoth from "mammoth";
import { ClewError } from "../../graph/errors.js";
import { toBlocks } from "./blocks.js";
import { toPartialDate } from "./dates.js";
import { parsePage } from "./html.js";
import { lookAtText, toAuthor } from "./text.js";
import type { Content, ReadText } from "./original.js";

/** Throws `unreadable-document` for one that is damaged or holds no text. */
export async function parseDocx({ name, bytes }: Content): Promise<ReadText> {
  refuseBomb(name, bytes);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { value } = await mammoth.convertToHtml({ buffer }, WITHOUT_PICTURES).catch(() => {
    throw new ClewError(
      "unreadable-document",
      `${name} is damaged: it begins as a Word document, but cannot be opened.`,
      {
        hint: "Open it in a word processor and save it again.",
      },
    );
  });
  const text = toBlocks(parsePage(value).body).toWellFormed();
  const { title, made, ...properties } = readProperties(bytes);
  const found = lookAtText(text);
  const author = found.author ?? properties.author;
  const date = found.date ?? made;
  return {
    text,
    metadata: {
      ...found,
      ...(title && { title }),
      ...(author !== undefined && { author }),
      ...(date !== undefined && { date }),
    },
    notes: found.date === undefined && made !== undefined ? [`dated ${made}, when the document was made`] : [],
  };
}

const WITHOUT_PICTURES = { convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: "" })) };
const MB = 1024 * 1024;
const MAX_UNPACKED = 256 * MB;
const PROPERTIES = "docProps/core.xml";

/** By what its directory says; one that says less than it unpacks to meets the limits of the process. */
function refuseBomb(name: string, bytes: Uint8Array): void {
  let unpacked = 0;
  try {
    unzipSync(bytes, { filter: ({ originalSize }) => ((unpacked += originalSize), false) });
  } catch {
    return; // Damaged: the parser says so.
  }
  if (unpacked <= MAX_UNPACKED) return;
  throw new ClewError(
    "too-large",
    `${name} unpacks to ${Math.round(unpacked / MB)} MB; the limit is ${MAX_UNPACKED / MB} MB.`,
    {
      hint: "Save its text alone, without pictures.",
    },
  );
}

/** What the word processor wrote of the document, in a small XML file of fixed form. */
function readProperties(bytes: Uint8Array): { title?: string; author?: string; made?: string } {
  const packed = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name === PROPERTIES && originalSize < 100_000,
  })[PROPERTIES];
  if (!packed) return {};
  const xml = strFromU8(packed);
  const title = /<dc:title>([^<]{1,500})<\/dc:title>/.exec(xml)?.[1]; // '<dc:title>A call</dc:title>'
  const author = toAuthor(toPlain(/<dc:creator>([^<]{1,200})<\/dc:creator>/.exec(xml)?.[1] ?? "")); // '<dc:creator>Ann Lee</dc:creator>'
  const made = toPartialDate(/<dcterms:created[^>]{0,100}>([^<]{1,50})</.exec(xml)?.[1] ?? ""); // '<dcterms:created …>2022-10-11T…'
  return {
    ...(title && { title: toPlain(title) }),
    ...(author !== undefined && { author }),
    ...(made !== undefined && { made }),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function toPlain(xml: string): string {
  return xml.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole); // 'Smith &amp; Sons'
}
