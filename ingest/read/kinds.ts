/**
 * The kinds of document that Clew reads, one row each. A new kind is a file with its reader and a row here.
 *
 * Readers that need a parser load it when the first such document comes.
 * A row's `isSeenIn` tells its kind from the first bytes, whatever the name says; kinds without one are told by name.
 */
import { parseIsolated } from "./isolated.js";
import { readMarkdown } from "./markdown.js";
import { readPlainText } from "./text.js";
import { looksLikeDocx, looksLikeFrontMatter, looksLikeHtml, looksLikePdf } from "./sniff.js";
import type { Content, ReadText } from "./original.js";

export interface Kind {
  /** In words: `a web page`. */
  readonly what: string;
  readonly extensions: readonly string[];
  readonly mediaTypes: readonly string[];
  readonly isSeenIn?: (bytes: Uint8Array) => boolean;
  /** Its content is bytes and not text in some charset. */
  readonly binary?: true;
  /** Throws `unreadable-document`. */
  readonly read: (content: Content) => Promise<ReadText>;
}

export const KINDS: readonly Kind[] = [
  { what: "plain text", extensions: [".txt", ".text"], mediaTypes: ["text/plain"], read: readPlainText },
  {
    what: "Markdown",
    extensions: [".md", ".markdown"],
    mediaTypes: ["text/markdown"],
    isSeenIn: looksLikeFrontMatter,
    read: readMarkdown,
  },
  {
    what: "a web page",
    extensions: [".html", ".htm", ".xhtml"],
    mediaTypes: ["text/html", "application/xhtml+xml"],
    isSeenIn: looksLikeHtml,
    read: async (content) => (await import("./html.js")).readHtml(content),
  },
  {
    what: "a PDF",
    extensions: [".pdf"],
    mediaTypes: ["application/pdf"],
    isSeenIn: looksLikePdf,
    binary: true,
    read: (content) => parseIsolated("pdf", content),
  },
  {
    what: "a Word document",
    extensions: [".docx"],
    mediaTypes: ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    isSeenIn: looksLikeDocx,
    binary: true,
    read: (content) => parseIsolated("docx", content),
  },
  {
    what: "a mail",
    extensions: [".eml"],
    mediaTypes: ["message/rfc822"],
    read: (content) => parseIsolated("mail", content),
  },
];

/** For messages: `.txt .md .html`. */
export const KNOWN_EXTENSIONS: readonly string[] = KINDS.flatMap((kind) => kind.extensions);

/** 'Report.PDF' → .pdf; '' when the name has none. */
export function extensionOf(name: string): string {
  return /(?<=[^\\/])\.[a-z0-9]{1,10}$/i.exec(name)?.[0].toLowerCase() ?? "";
}
