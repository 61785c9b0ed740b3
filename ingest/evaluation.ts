/**
 * Readings as `clew ingest --json` prints them: the form in which extraction is scored against texts read by people.
 * Entities are linked across the run's documents by their name alone (`toNameKey`); the store, which knows judgements,
 * may link otherwise.
 */
import { toEntitySlug } from "../graph/ids.js";
import { toNameKeys } from "../graph/link.js";
import type { EntityType, MentionKind, Modality, ReadClaim, ReadReferent, Span, Stance } from "../graph/model.js";
import type { Reading } from "./pipeline.js";

export interface EvaluationForm {
  readonly system: string;
  readonly documents: readonly EvaluationDocument[];
}

export interface EvaluationDocument {
  readonly id: string;
  readonly entities: readonly EvaluationEntity[];
  readonly relations: readonly EvaluationRelation[];
  readonly dates: readonly (Span & { readonly text: string; readonly value: string })[];
  readonly attributions: readonly { readonly source: Span; readonly cue: Span; readonly content: Span }[];
}

export interface EvaluationEntity {
  readonly id: string;
  readonly name: string;
  readonly type: EntityType;
  readonly aliases: readonly string[];
  readonly mentions: readonly (Span & { readonly kind: MentionKind })[];
}

export interface EvaluationRelation extends Span {
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly stance: Stance;
  readonly modality: Modality;
  /** Entity ids, or the words that name the speaker. */
  readonly attributedTo: readonly string[];
  readonly origin: string;
  readonly time?: string;
  readonly evidence: string;
  readonly rule: string;
  readonly confidence: number;
  readonly phrase?: string;
}

/** The readings of a run, each with the id that its document has in the output. */
export function toEvaluationForm(
  readings: readonly { readonly id: string; readonly reading: Reading }[],
): EvaluationForm {
  const ids = toEntityIds(readings);
  return {
    system: `clew ${readings[0]?.reading.extractedWith ?? ""}`.trim(),
    documents: readings.map(({ id, reading }, at) => toDocument(id, reading, ids[at]!)),
  };
}

/** The entity ids of a document's referents, in their order. */
type EntityIds = readonly string[];

/** Of each reading; one readable id for each name key, and a second key with the same slug gets `-2`. */
function toEntityIds(readings: readonly { readonly id: string; readonly reading: Reading }[]): EntityIds[] {
  const ids = new Map<string, string>();
  const taken = new Map<string, number>();
  const toId = (key: string, { name, type }: ReadReferent) => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    const slug = toEntitySlug(name, type);
    const count = (taken.get(slug) ?? 0) + 1;
    taken.set(slug, count);
    const id = count === 1 ? slug : `${slug}-${count}`;
    ids.set(key, id);
    return id;
  };
  return readings.map(({ id, reading: { referents } }) => {
    const keys = toNameKeys(referents, [id]);
    return referents.map((referent, index) => toId(keys[index]!, referent));
  });
}

function toDocument(id: string, reading: Reading, ids: EntityIds): EvaluationDocument {
  const { text, dates, attributions } = reading;
  return {
    id,
    entities: toEntities(reading, ids),
    relations: joinSpeakers(reading.claims.map((claim) => toRelation(claim, reading, ids))),
    dates: dates.map(({ start, end, value }) => ({ start, end, text: text.slice(start, end), value })),
    attributions,
  };
}

function toEntities(reading: Reading, ids: EntityIds): EvaluationEntity[] {
  const entities = new Map<
    string,
    { name: string; type: EntityType; aliases: Set<string>; mentions: (Span & { kind: MentionKind })[] }
  >();
  reading.referents.forEach((referent, index) => {
    const id = ids[index]!;
    const entity = entities.get(id) ?? { name: referent.name, type: referent.type, aliases: new Set(), mentions: [] };
    entities.set(id, entity);
    for (const { start, end, kind } of referent.mentions) {
      entity.mentions.push({ start, end, kind });
      const words = reading.text.slice(start, end);
      if (kind === "name" && words !== entity.name) entity.aliases.add(words);
    }
  });
  return [...entities].map(([id, { name, type, aliases, mentions }]) => ({
    id,
    name,
    type,
    aliases: [...aliases],
    mentions,
  }));
}

/** What several say together is one relation with several speakers. */
function joinSpeakers(relations: readonly EvaluationRelation[]): EvaluationRelation[] {
  const joined = new Map<string, EvaluationRelation>();
  for (const relation of relations) {
    const { attributedTo, ...rest } = relation;
    const key = JSON.stringify(attributedTo.length > 0 ? rest : relation);
    const other = joined.get(key);
    joined.set(key, other ? { ...other, attributedTo: [...other.attributedTo, ...attributedTo] } : relation);
  }
  return [...joined.values()];
}

function toRelation(claim: ReadClaim, reading: Reading, ids: EntityIds): EvaluationRelation {
  const { sources, text } = reading;
  const { predicate, stance, modality, start, end, rule, confidence, from, to, phrase } = claim;
  const speaker = claim.speaker === undefined ? claim.speakerWords : ids[claim.speaker]!;
  const time = from === undefined ? undefined : to === undefined || to === from ? from : `${from}/${to}`;
  return {
    subject: ids[claim.subject]!,
    predicate,
    object: ids[claim.object]!,
    stance,
    modality,
    attributedTo: speaker === undefined ? [] : [speaker],
    origin: claim.cites ?? sources[0]?.publisher ?? "",
    ...(time !== undefined && { time }),
    evidence: text.slice(start, end),
    start,
    end,
    rule,
    confidence,
    ...(phrase !== undefined && { phrase }),
  };
}
