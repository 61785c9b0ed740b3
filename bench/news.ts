/**
 * Made-up news of the length and shape of real news, any number of it, the same in every run: some thirty sentences about
 * a cast of people, bodies and places that other articles share, few of them in most and most of them in few. Sentences
 * are put together from parts, so that one seldom comes twice.
 */
import {
  agencyName,
  COUNTRIES,
  COUNTS,
  organizationName,
  personName,
  PLACES,
  publicationName,
  systemName,
} from "./news-names.js";
import { createRandom, type Random } from "./random.js";

export interface NewsArticle {
  /** Unlike any other's: `article-000042`. */
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** ISO day. */
  readonly date: string;
  /** Headline, dateline and paragraphs: 2 to 4 thousand characters. */
  readonly text: string;
}

/** Article `index` of a series. */
export function newsArticle(index: number, seed = 1): NewsArticle {
  const random = createRandom(seed * 1_000_003 + index);
  const cast = toCast(random);
  const day = new Date(Date.UTC(2020, 0, 1 + random.below(1700)));
  const title = toHeadline(random, cast);
  const sentences = Array.from({ length: 22 + random.below(9) }, (_, number) => toSentence(random, cast, number));
  const body = toParagraphs(random, sentences).join("\n\n");
  return {
    id: `article-${String(index).padStart(6, "0")}`,
    title,
    publisher: cast.publisher,
    date: day.toISOString().slice(0, 10),
    text: `${title}\n\n${random.pick(PLACES).toUpperCase()}, ${toDay(day)} (${cast.publisher}) - ${body}\n`,
  };
}

interface Person {
  readonly full: string;
  readonly surname: string;
  readonly role: string;
}

interface Cast {
  readonly people: readonly Person[];
  readonly bodies: readonly string[];
  readonly places: readonly string[];
  readonly systems: readonly string[];
  readonly papers: readonly string[];
  readonly publisher: string;
}

function toCast(random: Random): Cast {
  const draw = <Item>(least: number, more: number, one: () => Item) =>
    Array.from({ length: least + random.below(more) }, one);
  const bodies = draw(4, 3, () =>
    random.unit() < 0.4
      ? agencyName(random.rank(COUNTS.agencies))
      : organizationName(random.rank(COUNTS.organizations)),
  );
  return {
    people: draw(4, 4, () => toPerson(random, bodies)),
    bodies,
    places: draw(3, 3, () => random.pick(random.unit() < 0.5 ? PLACES : COUNTRIES)),
    systems: draw(1, 2, () => systemName(random.rank(COUNTS.systems))),
    papers: draw(1, 2, () => publicationName(random.rank(COUNTS.publications))),
    publisher: publicationName(random.rank(COUNTS.publications)),
  };
}

function toPerson(random: Random, bodies: readonly string[]): Person {
  const { given, surname } = personName(random.rank(COUNTS.people));
  const role = random.pick([
    `the head of ${random.pick(bodies)}`,
    `a spokesman for ${random.pick(bodies)}`,
    `the founder of ${random.pick(bodies)}`,
    `a former adviser to ${random.pick(bodies)}`,
    `a lawmaker from ${random.pick(COUNTRIES)}`,
    `the ambassador of ${random.pick(COUNTRIES)}`,
  ]);
  return { full: `${given} ${surname}`, surname, role };
}

const TOPICS = [
  "the delivery of terminals",
  "a loan for the new port",
  "the sale of the refinery",
  "the frozen accounts",
  "a contract for patrol boats",
  "the inquiry into the leaked files",
  "the merger",
  "the closure of the pipeline",
  "access to the network",
  "the release of the detained crew",
  "the terms of a ceasefire",
  "unpaid customs duties",
  "the tender for radar stations",
  "the appointment of a new board",
];
const OPENINGS = [
  "On Monday",
  "Earlier this week",
  "Two days later",
  "In a statement",
  "During a visit",
  "After months of delay",
  "According to people familiar with the matter",
  "Speaking to reporters",
  "In a letter seen by this newspaper",
  "At a closed session",
  "Shortly before midnight",
  "In an interview",
];
const ADVERBS = [
  "repeatedly",
  "publicly",
  "quietly",
  "at first",
  "in the end",
  "without notice",
  "by telephone",
  "in writing",
];

function toHeadline(random: Random, cast: Cast): string {
  const [first, second] = [random.pick(cast.people), random.pick(cast.people)];
  const topic = random.pick(TOPICS);
  return random.pick([
    `${first.full} met ${second.full} over ${topic}`,
    `${random.pick(cast.bodies)} under pressure over ${topic}`,
    `${first.surname} denies role in ${topic}`,
    `Questions for ${random.pick(cast.bodies)} about ${topic} in ${random.pick(cast.places)}`,
  ]);
}

/** The first sentences name people in full with their roles; later ones by surname, as news do. */
function toSentence(random: Random, cast: Cast, number: number): string {
  const introduced = cast.people[number];
  if (introduced) return toIntroduction(random, cast, introduced);
  const core = toClause(random, cast);
  const opening = random.unit() < 0.4 ? `${random.pick(OPENINGS)}, ` : "";
  return `${opening}${opening ? core : core.charAt(0).toUpperCase() + core.slice(1)}${toEnding(random, cast)}.`;
}

function toIntroduction(random: Random, cast: Cast, { full, role }: Person): string {
  const place = random.pick(cast.places);
  const rest = random.pick([
    `arrived in ${place} to discuss ${random.pick(TOPICS)}`,
    `met ${random.pick(cast.people).full} in ${place}`,
    `said that ${random.pick(cast.bodies)} had known of ${random.pick(TOPICS)}`,
    `was asked about ${random.pick(TOPICS)}`,
  ]);
  return `${full}, ${role}, ${rest}${toEnding(random, cast)}.`;
}

function toClause(random: Random, cast: Cast): string {
  const one = random.pick(cast.people).surname;
  const other = random.pick(cast.people).surname;
  const body = random.pick(cast.bodies);
  const partner = random.pick(cast.bodies);
  const place = random.pick(cast.places);
  const topic = random.pick(TOPICS);
  const paper = random.pick(cast.papers);
  return random.pick([
    `${one} spoke with ${other} about ${topic}`,
    `${one} ${random.pick(ADVERBS)} rejected the claim that ${body} had paid ${other}`,
    `“We never agreed to ${topic},” ${one} said`,
    `${body} signed an agreement with ${partner} on ${topic}`,
    `${one} denied that he had spoken with ${other}`,
    `${paper} reported that ${one} was working for ${body}`,
    `${body} uses ${random.pick(cast.systems)} in ${place}`,
    `${one} accused ${body} of hiding ${topic}`,
    `officials in ${place} declined to comment on ${topic}`,
    `the talks between ${one} and ${other} in ${place} lasted ${2 + random.below(9)} hours`,
    `${body} bought ${5 + random.below(80)} percent of ${partner}`,
    `${one} has led ${body} since ${1995 + random.below(28)}`,
    `it was ${other} who ${random.pick(ADVERBS)} asked ${one} to leave ${place}`,
    `${one} told ${paper} that the plan had cost ${1 + random.below(900)} million euros`,
    `neither ${one} nor ${other} answered questions about ${topic}`,
    `he thanked ${body} and said that ${topic} would be settled`,
    `she criticized ${partner}, which ${random.pick(ADVERBS)} supported ${other}`,
    `a court in ${place} ordered ${body} to hand over documents on ${topic}`,
  ]);
}

/** What makes sentences of equal frames differ, as it does in the news. */
function toEnding(random: Random, cast: Cast): string {
  const share = random.unit();
  if (share < 0.35) return "";
  return random.pick([
    `, two officials in ${random.pick(cast.places)} said`,
    `, according to ${random.pick(cast.papers)}`,
    ` for the ${random.pick(["second", "third", "fourth", "fifth"])} time since ${2010 + random.below(13)}`,
    `, a step that ${random.pick(cast.bodies)} called ${random.pick(["premature", "welcome", "illegal", "overdue"])}`,
    `, although the ${1 + random.below(28)} pages of minutes do not mention it`,
    ` on ${random.pick(["March", "April", "June", "October"])} ${1 + random.below(28)}, ${2015 + random.below(9)}`,
    `, while ${random.pick(cast.people).surname} stayed in ${random.pick(cast.places)}`,
  ]);
}

function toParagraphs(random: Random, sentences: readonly string[]): string[] {
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length;) {
    const length = 1 + random.below(4);
    paragraphs.push(sentences.slice(at, at + length).join(" "));
    at += length;
  }
  return paragraphs;
}

function toDay(day: Date): string {
  return day.toLocaleDateString("en-US", { month: "long", day: "numeric", year: "numeric", timeZone: "UTC" });
}
