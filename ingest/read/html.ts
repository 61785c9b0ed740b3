/** Web pages: the article without what surrounds it, its headline first, its metadata from the page's head. */
import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { ClewError } from "../../graph/errors.js";
import { toBlocks } from "./blocks.js";
import { decode } from "./decode.js";
import { readPageMetadata } from "./page.js";
import { head } from "./sniff.js";
import type { Content, Metadata, ReadText } from "./original.js";

/** Deeper, or of more elements and texts, than any page that a person reads. */
const MAX_DEPTH = 100;
const MAX_NODES = 300_000;

export async function readHtml(content: Content): Promise<ReadText> {
  const declared = content.charset ?? findCharset(content.bytes);
  const { text: markup, note } = decode(content.name, content.bytes, declared);
  const { text, metadata } = toArticle(content.name, markup);
  return { text, metadata, notes: note === undefined ? [] : [note] };
}

/** Article and metadata of a page's markup. Throws `unreadable-document` when nothing in it is text. */
export function toArticle(name: string, markup: string): { text: string; metadata: Metadata } {
  const page = parsePage(markup);
  const metadata = readPageMetadata(page);
  const headline = page.querySelector("h1")?.textContent?.replace(/\s+/g, " ").trim() || metadata.title;
  const body = readArticle(page, markup);
  if (!body) {
    throw new ClewError("unreadable-document", `${name} is a web page without text.`, {
      hint: "A page that a script fills must be saved from the browser after it has loaded.",
    });
  }
  const text = headline && !body.startsWith(headline) ? `${headline}\n\n${body}` : body;
  return { text: text.toWellFormed(), metadata };
}

/** A page with a head and a body, whatever of them the markup leaves out, as browsers make it. */
export function parsePage(markup: string): Document {
  const isWhole = /<html[\s>]/i.test(markup.slice(0, 10_000)); // '<html lang="en">'
  const { document } = parseHTML(isWhole ? markup : `<!doctype html><html>${markup}</html>`);
  const page: Document = document;
  const root = page.documentElement;
  const head = root.querySelector("head") ?? page.createElement("head");
  const body = root.querySelector("body") ?? page.createElement("body");
  for (const child of [...root.childNodes]) {
    if (child !== head && child !== body) (OF_HEAD.test(child.nodeName) ? head : body).appendChild(child);
  }
  root.prepend(head);
  root.append(body);
  return page;
}

const OF_HEAD = /^(?:meta|title|link|base|style|script)$/i;

/** Readability takes its page apart, so that what it finds nothing in is parsed again. */
function readArticle(page: Document, markup: string): string {
  const article = isPlain(page) ? tryReadability(page) : "";
  if (article) return article;
  const whole = parsePage(markup);
  for (const around of whole.querySelectorAll("nav, header, footer, aside, form")) around.remove();
  return toBlocks(whole.body);
}

function tryReadability(page: Document): string {
  for (const navigation of page.querySelectorAll("nav")) navigation.remove();
  try {
    const found = new Readability<Node>(page, { serializer: (node) => node, charThreshold: 200 }).parse()?.content;
    return found ? toBlocks(found) : "";
  } catch {
    return ""; // Markup that it cannot walk: the whole body is read instead.
  }
}

/** Readability's time grows with the cube of the depth: 0.5 s at 100 nested elements, half a minute at 1,000. */
function isPlain(page: Document): boolean {
  let elements = 0;
  let deepest = 0;
  let depth = 0;
  for (let node: Node | null = page.body; node;) {
    elements++;
    deepest = Math.max(deepest, depth);
    if (node.firstChild) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node && node !== page.body && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node === page.body ? null : (node?.nextSibling ?? null);
  }
  return deepest <= MAX_DEPTH && elements <= MAX_NODES;
}

/** '<meta charset="windows-1251">', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' */
function findCharset(bytes: Uint8Array): string | undefined {
  return /<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w-]{2,30})/i.exec(head(bytes, 4096))?.[1];
}
