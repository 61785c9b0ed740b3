/** PDFs: the text of their pages, lines joined to paragraphs. Runs in a process of its own (parser-process.ts). */
import { getDocumentProxy } from "unpdf";
import { ClewError } from "../../graph/errors.js";
import { toPartialDate } from "./dates.js";
import { toParagraphs, type Line } from "./pdf-lines.js";
import { lookAtText, toAuthor } from "./text.js";
import type { Content, Metadata, ReadText } from "./original.js";

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

const MAX_PAGES = 5000;
const SILENT = 0;

/** Throws `unreadable-document` for one that is encrypted, damaged or a scan without text, `too-large`. */
export async function parsePdf({ name, bytes }: Content): Promise<ReadText> {
  const pdf = await openPdf(name, bytes);
  if (pdf.numPages > MAX_PAGES) {
    throw new ClewError("too-large", `${name} has ${pdf.numPages} pages; the limit is ${MAX_PAGES}.`, {
      hint: "Split it.",
    });
  }
  const pages: Line[][] = [];
  for (let number = 1; number <= pdf.numPages; number++) pages.push(await readLines(pdf, number));
  const text = toParagraphs(pages).join("\n\n").toWellFormed();
  if (text === "") {
    throw new ClewError(
      "unreadable-document",
      `${name} holds no text: its ${pdf.numPages} pages are pictures or empty.`,
      {
        hint: "If it is a scan, run it through text recognition (OCR) first.",
      },
    );
  }
  return { text, ...(await toMetadata(pdf, text)) };
}

async function openPdf(name: string, bytes: Uint8Array): Promise<Pdf> {
  try {
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: SILENT });
  } catch (error) {
    if ((error as { name?: unknown }).name === "PasswordException") {
      throw new ClewError("unreadable-document", `${name} is encrypted: it opens only with a password.`, {
        hint: "Save it again without a password.",
      });
    }
    throw new ClewError("unreadable-document", `${name} is damaged: it begins as a PDF, but cannot be opened.`);
  }
}

async function readLines(pdf: Pdf, number: number): Promise<Line[]> {
  const page = await pdf.getPage(number);
  const lines: Line[] = [];
  let words = "";
  let start: { y: number; size: number } | undefined;
  for (const item of (await page.getTextContent()).items) {
    if (!("str" in item)) continue;
    const [, , , height = 0, , y = 0] = item.transform as number[]; // six numbers: scale, skew and place
    if (item.str.trim() !== "") start ??= { y, size: Math.abs(height) || item.height };
    words += item.str;
    if (!item.hasEOL) continue;
    if (start) lines.push({ text: words.replace(/\s+/g, " ").trim(), ...start });
    words = "";
    start = undefined;
  }
  if (start) lines.push({ text: words.replace(/\s+/g, " ").trim(), ...start });
  page.cleanup();
  return lines;
}

/** What the text says of itself goes before what the program that made the PDF wrote into it. */
async function toMetadata(pdf: Pdf, text: string): Promise<{ metadata: Metadata; notes: string[] }> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }));
  const { Title, Author, CreationDate } = info as Readonly<Record<string, unknown>>;
  const found = lookAtText(text);
  const made = toPartialDate(/^D:(\d{8})/.exec(String(CreationDate))?.[1] ?? ""); // D:20221011120000Z
  const title = typeof Title === "string" && isTitle(Title) ? Title.trim() : found.title;
  const author = found.author ?? toAuthor(Author);
  const date = found.date ?? made;
  return {
    metadata: {
      ...found,
      ...(title !== undefined && { title }),
      ...(author !== undefined && { author }),
      ...(date !== undefined && { date }),
    },
    notes: found.date === undefined && made !== undefined ? [`dated ${made}, when the PDF was made`] : [],
  };
}

/** 'Microsoft Word - draft3.docx', 'untitled' and 'report.indd' are not. */
function isTitle(title: string): boolean {
  return title.trim().includes(" ") && !/^(?:microsoft |untitled|document\d)|\.\w{2,4}$/i.test(title.trim());
}
