/** What a document or a judgement must be to be saved: checked once, at the port, so that everything below may trust it. */
import * as z from "zod";
import { ClewError } from "../errors.js";
import { ENTITY_TYPES, type Judgement, type ReadDocument, type Span } from "../model.js";
import { RELATION_TYPE_PATTERN } from "../ontology.js";

/**
 * The document as it is kept: lone surrogates, which no store can hold, become U+FFFD, one for one, so that offsets stay.
 * Throws `invalid-input` naming what is wrong where an index or offset points nowhere.
 */
export function requireSound(read: ReadDocument): ReadDocument {
  const where = read.sources[0]?.key ?? "a document";
  const fail = (what: string): never => {
    throw new ClewError("invalid-input", `Cannot save ${where}: ${what}.`);
  };
  if (read.sources.length === 0) fail("it has no source");
  for (const source of read.sources) if (!source.key || !source.publisher) fail("a source lacks its key or publisher");
  const { length } = read.text;
  let end = 0;
  for (const [index, passage] of read.passages.entries()) {
    if (!isWithin(passage, { start: end, end: length })) fail(`passage ${index} is not in order within the text`);
    end = passage.end;
  }
  for (const [index, referent] of read.referents.entries()) {
    if (!referent.name.trim()) fail(`referent ${index} has no name`);
    for (const mention of referent.mentions) {
      const passage = read.passages[mention.passage];
      if (!passage || !isWithin(mention, passage)) fail(`a mention of "${referent.name}" is not within its passage`);
    }
  }
  for (const [index, claim] of read.claims.entries()) {
    const passage = read.passages[claim.passage];
    if (!passage || !isWithin(claim, passage)) fail(`the quote of claim ${index} is not within its passage`);
    if (claim.subject === claim.object) fail(`claim ${index} has one referent at both ends`);
    for (const end of [claim.subject, claim.object, claim.speaker ?? claim.subject]) {
      if (!read.referents[end]) fail(`claim ${index} speaks of a referent that is not there`);
    }
    if (!(claim.confidence >= 0 && claim.confidence <= 1))
      fail(`the confidence of claim ${index} is not between 0 and 1`);
  }
  return { ...read, text: read.text.toWellFormed() };
}

function isWithin(inner: Span, outer: Span): boolean {
  return outer.start <= inner.start && inner.start < inner.end && inner.end <= outer.end;
}

const name = z.string().min(1).max(1000);
const judgementSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("same"), a: name, b: name }),
  z.strictObject({ kind: z.literal("not-same"), a: name, b: name }),
  z.strictObject({ kind: z.literal("split"), name, sources: z.array(name).min(1) }),
  z.strictObject({
    kind: z.literal("hide"),
    source: name,
    predicate: z.string().regex(RELATION_TYPE_PATTERN),
    quote: z.string().min(1),
  }),
  z.strictObject({ kind: z.literal("type"), name, type: z.enum(ENTITY_TYPES) }),
  z.strictObject({
    kind: z.literal("rename"),
    name,
    to: z.string().trim().min(1, "a name has one letter at least").max(500, "a name has 500 letters at most"),
  }),
]);

const toReasons = ({ issues }: z.ZodError) =>
  issues.map(({ path, message }) => (path.length > 0 ? `${path.join(".")}: ${message}` : message)).join("; ");

/** Throws `invalid-input` for a judgement that is not of one of the kinds, or that says nothing. */
export function requireJudgement(judgement: Judgement): Judgement {
  const parsed = judgementSchema.safeParse(judgement);
  if (!parsed.success) {
    throw new ClewError("invalid-input", `This judgement cannot be made: ${toReasons(parsed.error)}.`, {
      cause: parsed.error,
    });
  }
  if ((judgement.kind === "same" || judgement.kind === "not-same") && judgement.a === judgement.b) {
    throw new ClewError("invalid-input", `A name cannot be judged against itself ("${judgement.a}").`, {
      hint: "To tell two who share a name apart, split the name by document.",
    });
  }
  return judgement;
}
