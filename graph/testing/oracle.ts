/**
 * What a store must say of documents and judgements, worked out from DESIGN's sentences in the plainest way, without a
 * store: who is one entity, which lines there are, and how well they are proven. For sources whose dates all differ.
 */
import { toDocumentId, toNameKey } from "../ids.js";
import type { Judgement, PartialDate, ReadClaim, ReadDocument, Source, Status } from "../model.js";
import { fold } from "../names.js";
import { ontology } from "../ontology.js";
import { required } from "./case.js";

export interface ExpectedLine {
  readonly type: string;
  readonly from: string;
  readonly to: string;
  readonly status: Status;
  readonly claims: number;
  readonly origins: number;
  readonly denials: number;
}

interface Told {
  readonly claim: ReadClaim;
  readonly origin: string;
}

export function expectedShape(documents: readonly ReadDocument[], judgements: readonly Judgement[]) {
  const groupOf = groupsOf(documents, judgements);
  const lines = new Map<string, { type: string; from: string; to: string; told: Told[] }>();
  for (const document of documents) {
    for (const claim of document.claims) {
      const [from, to] = [groupOf(document, claim.subject), groupOf(document, claim.object)];
      if (from === to || isHidden(document, claim, judgements)) continue;
      const ends =
        ontology.find(claim.predicate)?.symmetric === true && to < from ? { from: to, to: from } : { from, to };
      const key = JSON.stringify([claim.predicate, ends]);
      const line = lines.get(key) ?? { type: claim.predicate, ...ends, told: [] };
      line.told.push({ claim, origin: originOf(document, claim, documents) });
      lines.set(key, line);
    }
  }
  const groups = documents.flatMap((document) => document.referents.map((_, index) => groupOf(document, index)));
  const sum = (count: (document: ReadDocument) => number) => documents.reduce((total, each) => total + count(each), 0);
  return {
    counts: {
      documents: documents.length,
      passages: sum(({ passages }) => passages.length),
      claims: sum(({ claims }) => claims.length),
      entities: new Set(groups).size,
      relations: lines.size,
      judgements: judgements.length,
    },
    groups: [...new Set(groups)].sort(),
    lines: [...lines.values()].map(toLine).sort(byEnds),
  };
}

export const byEnds = (a: Pick<ExpectedLine, "type" | "from" | "to">, b: Pick<ExpectedLine, "type" | "from" | "to">) =>
  `${a.type} ${a.from} ${a.to}` < `${b.type} ${b.from} ${b.to}` ? -1 : 1;

function toLine({ told, ...ends }: { type: string; from: string; to: string; told: readonly Told[] }): ExpectedLine {
  const asserted = told.filter(({ claim }) => claim.stance === "asserted");
  const denied = told.filter(({ claim }) => claim.stance !== "asserted");
  const origins = new Set(asserted.map(({ origin }) => origin)).size;
  const denials = new Set(denied.map(({ origin }) => origin)).size;
  const contested = asserted.some((one) => denied.some((other) => overlap(one.claim, other.claim)));
  const status = contested ? "contested" : origins === 0 ? "denied" : origins === 1 ? "reported" : "corroborated";
  return { ...ends, status, claims: told.length, origins, denials };
}

/** The referents of one entity as one text, in the form of `shapeOf`. */
function groupsOf(documents: readonly ReadDocument[], judgements: readonly Judgement[]) {
  const keyOf = (document: ReadDocument, index: number) => {
    const { name, type } = required(document.referents[index]);
    const key = toNameKey(name, type);
    const split = judgements.findIndex(
      (each) =>
        each.kind === "split" && each.name === key && document.sources.some((s) => each.sources.includes(s.key)),
    );
    return split < 0 ? key : `${key} split ${split}`;
  };
  const leaders = new Map<string, string>();
  const leaderOf = (key: string): string => (leaders.has(key) ? leaderOf(required(leaders.get(key))) : key);
  for (const each of judgements) {
    if (each.kind !== "same") continue;
    const [a, b] = [leaderOf(each.a), leaderOf(each.b)];
    if (a !== b) leaders.set(a, b);
  }
  const members = new Map<string, string[]>();
  for (const document of documents) {
    document.referents.forEach(({ name, type }, index) => {
      const leader = leaderOf(keyOf(document, index));
      members.set(leader, [...(members.get(leader) ?? []), `${toDocumentId(document.text)} ${name} (${type})`]);
    });
  }
  return (document: ReadDocument, index: number) =>
    required(members.get(leaderOf(keyOf(document, index))))
      .sort()
      .join(" + ");
}

function isHidden(document: ReadDocument, claim: ReadClaim, judgements: readonly Judgement[]): boolean {
  return judgements.some(
    (each) =>
      each.kind === "hide" &&
      each.predicate === claim.predicate &&
      each.quote === document.text.slice(claim.start, claim.end) &&
      document.sources.some(({ key }) => key === each.source),
  );
}

/**
 * The publication cited, else whoever printed the sentence first, among documents in which something was found in it; one
 * without a date is never first.
 */
function originOf(document: ReadDocument, claim: ReadClaim, all: readonly ReadDocument[]): string {
  if (claim.cites !== undefined) return claim.cites;
  const words = sentenceOf(document, claim.passage);
  const printers = all.filter((each) => each.claims.some(({ passage }) => sentenceOf(each, passage) === words));
  const sources = printers.flatMap((each) => each.sources);
  return required(sources.sort((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))[0]).publisher;
}

const dateOf = ({ date }: Source) => date ?? "9999";

function sentenceOf({ text, passages }: ReadDocument, index: number): string {
  const { start, end } = required(passages[index]);
  return fold(text.slice(start, end));
}

function overlap(a: ReadClaim, b: ReadClaim): boolean {
  if (a.from === undefined || a.to === undefined || b.from === undefined || b.to === undefined) return true;
  return a.from <= endOf(b.to) && b.from <= endOf(a.to);
}

/** Sorts after every day in it: `2022` → `2022~`. */
const endOf = (date: PartialDate) => `${date}~`;
