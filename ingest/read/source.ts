/** Where a document was found, from what it says of itself and where it lay. */
import { pathToFileURL } from "node:url";
import type { PartialDate, Source } from "../../graph/model.js";
import type { Metadata } from "./original.js";

/** What a user says of all documents of a run. */
export interface SourceSettings {
  readonly publisher?: string;
  readonly date?: PartialDate;
}

const MAX_WORDS = 300;

/**
 * The canonical address is the key where there is one, so that the same page saved twice is one source. The user's word
 * goes before the document's; its author stands for a publisher that it does not name, and else the name of its file.
 */
export function toSource(
  metadata: Metadata,
  place: { key: string; name: string },
  settings: SourceSettings = {},
): Source {
  const key = toKey(metadata.url, place.key);
  const publisher = settings.publisher ?? metadata.publisher ?? hostOf(key) ?? metadata.author ?? stem(place.name);
  const date = settings.date ?? metadata.date;
  return {
    key,
    publisher: oneLine(publisher),
    title: oneLine(metadata.title ?? stem(place.name)),
    ...(date !== undefined && { date }),
  };
}

/** A page that was fetched speaks for its own site: whatever it gives as its address, it never replaces another's page. */
function toKey(stated: string | undefined, place: string): string {
  const fetchedFrom = hostOf(place);
  return stated !== undefined && (fetchedFrom === undefined || hostOf(stated) === fetchedFrom) ? stated : place;
}

export function toFileKey(path: string): string {
  return pathToFileURL(path).href;
}

/**
 * An address by which the same page is known again: no fragment, no tracking parameters. Undefined for anything but http
 * and https, and for a bare home page, which many sites give for all their articles.
 */
export function toCanonicalUrl(address: string | null | undefined, base?: string): string | undefined {
  if (!address) return undefined;
  const url = toUrl(address.trim(), base);
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname.includes(".")) return undefined;
  url.hash = "";
  url.username = "";
  url.password = "";
  for (const name of [...url.searchParams.keys()]) {
    if (/^(?:utm_|fbclid$|gclid$|mc_[ce]id$)/.test(name)) url.searchParams.delete(name); // utm_source
  }
  return url.pathname === "/" && url.search === "" ? undefined : url.href;
}

/** 'folder/report.2023.txt' → report.2023 */
export function stem(name: string): string {
  const file =
    name
      .replace(/[\\/]+$/, "")
      .split(/[\\/]/)
      .at(-1) ?? name;
  return file.replace(/(?<=.)\.[a-z0-9]{1,8}$/i, "") || name;
}

function hostOf(key: string): string | undefined {
  return /^https?:/.test(key) ? toUrl(key)?.hostname.replace(/^(?:www|amp|m)\./, "") : undefined;
}

function toUrl(address: string, base?: string): URL | undefined {
  try {
    return new URL(address, base);
  } catch {
    return undefined;
  }
}

function oneLine(words: string): string {
  return words
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
    .slice(0, MAX_WORDS);
}
