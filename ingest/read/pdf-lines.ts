/** Lines as they stand on pages to the paragraphs that a person reads. */

export interface Line {
  readonly text: string;
  /** Of its baseline, upwards, in the page's own measure. */
  readonly y: number;
  /** Of its letters. */
  readonly size: number;
}

/** Baselines of one paragraph are no further apart than this many letter heights. */
const LARGEST_LEADING = 1.7;
/** A heading's letters differ from the text's by more than this share. */
const SAME_SIZE = 0.12;
/** So many pages must repeat a line at their edge before it is taken for a running head. */
const LEAST_REPEATS = 3;

export function toParagraphs(pages: readonly (readonly Line[])[]): string[] {
  const running = findRunningLines(pages);
  const paragraphs: string[] = [];
  let before: Line | undefined;
  for (const [number, page] of pages.entries()) {
    for (const [index, line] of page.entries()) {
      if (isEdge(page, index) && running.has(toPattern(line.text))) continue;
      const last = paragraphs.length - 1;
      const isSamePage = index > 0 && before !== undefined && pages[number]?.includes(before) === true;
      if (before && belongsTogether(before, line, isSamePage))
        paragraphs[last] = join(paragraphs[last] ?? "", line.text);
      else paragraphs.push(line.text);
      before = line;
    }
  }
  return paragraphs;
}

function belongsTogether(before: Line, line: Line, isSamePage: boolean): boolean {
  if (Math.abs(before.size - line.size) > SAME_SIZE * Math.max(before.size, line.size)) return false;
  const drop = before.y - line.y;
  if (isSamePage && drop >= 0) return drop <= LARGEST_LEADING * Math.max(line.size, 1);
  // The next column or page goes on with a sentence that is not over.
  return !/[.!?:]["”’)]?$/.test(before.text); // 'He said so.'
}

/** 'the govern-' and 'ment said' → 'the government said' */
function join(paragraph: string, line: string): string {
  if (/\p{Ll}-$/u.test(paragraph) && /^\p{Ll}/u.test(line)) return paragraph.slice(0, -1) + line;
  return `${paragraph} ${line}`;
}

/** Heads, feet and page numbers: lines at the edges of pages that are alike but for their numbers. */
function findRunningLines(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const repeats = new Map<string, number>();
  for (const page of pages) {
    const edges = new Set(page.filter((_, index) => isEdge(page, index)).map(({ text }) => toPattern(text)));
    for (const pattern of edges) repeats.set(pattern, (repeats.get(pattern) ?? 0) + 1);
  }
  const least = Math.max(LEAST_REPEATS, pages.length / 3);
  return new Set([...repeats].filter(([, count]) => count >= least).map(([pattern]) => pattern));
}

function isEdge(page: readonly Line[], index: number): boolean {
  return index < 2 || index >= page.length - 2;
}

/** 'Page 12 of 300' → 'page # of #' */
function toPattern(text: string): string {
  return text.toLowerCase().replace(/\d+/g, "#");
}
