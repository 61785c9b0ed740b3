/** How things are said on the page: dates, counts, lines and statuses in words. */
import { entryOf } from "../state/case.js";
import type { Relation } from "../state/graph.js";
import type { Measure } from "../state/rank.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `2022-10-11` → `11 Oct 2022`, `2022-10` → `Oct 2022`. */
export function dateWords(date: string | undefined): string {
  if (!date) return "";
  const [year = "", month, day] = date.split("-");
  const name = month === undefined ? "" : `${MONTHS[Number(month) - 1] ?? month} `;
  return `${day === undefined ? "" : `${Number(day)} `}${name}${year}`;
}

/** `Oct 2022`, `Sep 2022 to Dec 2022`; without an end `since Oct 2022`. */
export function timeWords(from: string, to: string | undefined): string {
  if (to === undefined) return `since ${dateWords(from)}`;
  return to === from ? dateWords(from) : `${dateWords(from)} to ${dateWords(to)}`;
}

/** `a, b and c`. */
export function inRow(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

/** Said of a line that a time asked for found by the span of its claims' times: `None of its dated claims …`. */
export function outsideWords(
  times: readonly { readonly first?: string | undefined; readonly last?: string | undefined }[],
): string {
  const told = times
    .slice(0, MOST_TIMES)
    .map(({ first, last }) => (first ? timeWords(first, last) : `until ${dateWords(last)}`));
  const all = inRow(times.length > told.length ? [...told, `${times.length - told.length} more`] : told);
  return `None of its dated claims lies in this time: they are of ${all}.`;
}

const MOST_TIMES = 4;

/** ISO 639-3: not English, and no telling which. */
const UNNAMED = "mis";
const LANGUAGES = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** `in French: kept, not read`; undefined for a document from which claims were read. */
export function unreadWords(document: {
  readonly language: string;
  readonly extractedWith: string;
}): string | undefined {
  if (!document.extractedWith.startsWith("none")) return undefined;
  const name = document.language === UNNAMED ? "another language" : LANGUAGES.of(document.language);
  return `in ${name ?? document.language}: kept, not read`;
}

/** `3 sources`, `1 source`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
}

/** The words of a line read from one end: forward from its subject, backward from its object. */
export function lineWords(type: string, forward = true): string {
  const entry = entryOf(type);
  return forward ? entry.wording : entry.inverse;
}

/** What stands before the words of a line that nobody asserts: `denied: Elon Musk threatened Ukraine`. */
export function denial(status: string): string {
  return status === "denied" ? "denied: " : "";
}

export const STATUS_WORDS: Readonly<Record<string, { readonly short: string; readonly long: string }>> = {
  corroborated: {
    short: "corroborated",
    long: "Two or more independent origins say so, and Clew found no denial of it.",
  },
  reported: { short: "reported", long: "One origin says so." },
  contested: { short: "contested", long: "It is said, and it is denied." },
  denied: { short: "denied only", long: "It is denied, and Clew found nothing that says so." },
};

/** How sure a suggestion is: its score orders pairs, and is no probability to show. */
export function likelihoodWords(score: number): string {
  return score >= 0.75 ? "Very likely" : score >= 0.5 ? "Likely" : "Perhaps";
}

/** `3 say so · 2 deny`. */
export function voices({ origins, denials }: Pick<Relation, "origins" | "denials">): string {
  return [
    origins > 0 && `${origins} say${origins === 1 ? "s" : ""} so`,
    denials > 0 && `${denials} den${denials === 1 ? "ies" : "y"}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

export const FAMILY_WORDS: Readonly<Record<string, string>> = {
  communication: "Communication",
  affiliation: "Affiliation",
  operation: "Operation",
  agreement: "Agreement",
  stance: "Stance",
  request: "Request",
  conflict: "Conflict",
  territory: "Territory",
  media: "Media",
  movement: "Movement",
  other: "Related to",
};

export const MEASURE_WORDS: Readonly<Record<Measure, { readonly name: string; readonly words: string }>> = {
  pagerank: { name: "PageRank", words: "linked, by well proven lines, with those who are well linked themselves" },
  degree: { name: "Neighbours", words: "how many others a line joins it with" },
  "weighted-degree": { name: "Neighbours by proof", words: "the same, each by how well its line is proven" },
  betweenness: { name: "Betweenness", words: "how often it lies on the best paths between others" },
  closeness: { name: "Closeness", words: "how near it is to everyone else" },
  "k-core": { name: "Core", words: "how dense the part is that it belongs to" },
  articulation: { name: "Holds together", words: "how many would be cut off without it" },
  components: { name: "Parts", words: "which are joined by any lines at all; 1 is the largest part" },
  communities: {
    name: "Communities",
    words: "which are linked more with each other than with the rest; 1 is the largest",
  },
};
