/** What a web page says of itself: JSON-LD, meta tags, and what is visible. */
import { toCanonicalUrl } from "./source.js";
import { toPartialDate } from "./dates.js";
import type { Metadata } from "./original.js";

const MAX_JSON = 500_000;

/** JSON-LD goes before meta tags: it is written for machines and says more exactly which is which. */
export function readPageMetadata(document: Document): Metadata {
  const article = findArticle(document);
  const meta = (...names: string[]) => findMeta(document, names);
  const url =
    toCanonicalUrl(document.querySelector("link[rel~=canonical]")?.getAttribute("href")) ??
    toCanonicalUrl(meta("og:url")) ??
    toCanonicalUrl(text(article?.["url"]) ?? idOf(article?.["mainEntityOfPage"]));
  const publisher =
    nameOf(article?.["publisher"]) ?? meta("og:site_name", "publisher", "dc.publisher", "application-name");
  const author = nameOf(article?.["author"]) ?? meta("author", "dc.creator", "parsely-author");
  const title =
    text(article?.["headline"]) ??
    meta("og:title", "twitter:title", "dc.title") ??
    trimSiteName(document.querySelector("title")?.textContent, publisher) ??
    text(document.querySelector("h1")?.textContent);
  const date = firstDate([
    text(article?.["datePublished"]),
    meta("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate", "publish-date"),
    document
      .querySelector("article time[datetime], time[pubdate], time[itemprop=datePublished]")
      ?.getAttribute("datetime"),
    document.querySelector("time[datetime]")?.getAttribute("datetime"),
  ]);
  const language = (document.documentElement?.getAttribute("lang") || text(article?.["inLanguage"]))
    ?.slice(0, 2)
    .toLowerCase();
  return {
    ...(title && { title }),
    ...(publisher && { publisher }),
    ...(author && { author }),
    ...(date && { date }),
    ...(url && { url }),
    ...(language && /^[a-z]{2}$/.test(language) && { language }),
  };
}

type Json = Readonly<Record<string, unknown>>;

function findArticle(document: Document): Json | undefined {
  const candidates: Json[] = [];
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    const source = script.textContent ?? "";
    if (source.length <= MAX_JSON) candidates.push(...objectsIn(parseJson(source)));
  }
  const typed = (pattern: RegExp) =>
    candidates.find((candidate) => typesOf(candidate).some((type) => pattern.test(type)));
  return typed(/^(?:\w*Article|BlogPosting|Report|\w*Posting)$/) ?? typed(/^WebPage$/); // NewsArticle, ReportageNewsArticle
}

/** The objects of a JSON-LD script: itself, the members of a list, the members of its graph. */
function objectsIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.slice(0, 100).flatMap(objectsIn);
  if (!isObject(value)) return [];
  const graph = value["@graph"];
  return [value, ...(Array.isArray(graph) ? graph.slice(0, 100).filter(isObject) : [])];
}

function typesOf(value: Json): string[] {
  const type = value["@type"];
  return (Array.isArray(type) ? type : [type]).filter((name) => typeof name === "string");
}

function nameOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return nameOf(value[0]);
  return isObject(value) ? text(value["name"]) : text(value);
}

function idOf(value: unknown): string | undefined {
  return isObject(value) ? text(value["@id"]) : text(value);
}

/** Meta tags by name or property, whatever their case; the first name that is there wins. */
function findMeta(document: Document, names: readonly string[]): string | undefined {
  const found = new Map<string, string>();
  for (const tag of document.querySelectorAll("meta[content]")) {
    const name = (
      tag.getAttribute("property") ??
      tag.getAttribute("name") ??
      tag.getAttribute("itemprop")
    )?.toLowerCase();
    const content = text(tag.getAttribute("content"));
    if (name && content && !found.has(name)) found.set(name, content);
  }
  return names.map((name) => found.get(name)).find(Boolean);
}

/** 'Musk called Putin - The New Yorker' → Musk called Putin, when that is the publisher. */
function trimSiteName(title: string | null | undefined, publisher: string | undefined): string | undefined {
  const whole = text(title);
  if (!whole || !publisher) return whole;
  const cut = whole.lastIndexOf(publisher);
  if (cut <= 0 || cut + publisher.length !== whole.length) return whole;
  return whole.slice(0, cut).replace(/\s*[-–—|:·]\s*$/, "") || whole;
}

function firstDate(candidates: readonly (string | null | undefined)[]): string | undefined {
  return candidates.map((candidate) => (candidate ? toPartialDate(candidate) : undefined)).find(Boolean);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value.replace(/\s+/g, " ").trim() || undefined : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}
