/**
 * All that a store tells, as one value: `wholeGraph` with ids, for what must be as it was; `shapeOf` without entity ids,
 * for what must be equal in two stores that came to the same documents and judgements by different roads.
 */
import type { Claim, Document, Entity, EntityProfile, JudgementRecord, Relation } from "../model.js";
import { ontology } from "../ontology.js";
import type { Counts, GraphStore, OutlineEntity, Page, PageRequest } from "../store.js";
import { required } from "./case.js";

const PAGE = 100;

export interface WholeGraph {
  readonly documents: readonly Document[];
  readonly entities: readonly EntityProfile[];
  readonly relations: readonly Relation[];
  readonly judgements: readonly JudgementRecord[];
  readonly counts: Counts;
}

/** Everything but the revision. Lists that the port does not order are sorted. */
export async function wholeGraph(store: GraphStore): Promise<WholeGraph> {
  const documents = await everyDocument(store);
  const ids = new Set(documents.flatMap((document) => document.referents.map((referent) => referent.entity)));
  const entities = await Promise.all([...ids].sort().map(async (id) => required(await store.entity(id))));
  const { relations } = await everyRelation(store);
  return {
    documents,
    entities: entities.map(sortProfile),
    relations,
    judgements: await store.judgements(),
    counts: await store.counts(),
  };
}

/** The same without ids of entities and relations: an entity is the referents that resolve to it. */
export async function shapeOf(store: GraphStore) {
  const whole = await wholeGraph(store);
  const groups = groupsOf(whole.documents);
  const group = (id: string) => groups.get(id) ?? `nobody (${id})`;
  return {
    counts: whole.counts,
    sources: whole.documents.map(({ id, sources }) => ({ id, sources })),
    entities: whole.entities
      .map(({ id, aliases, roles, ...rest }) => ({
        ...rest,
        aliases: [...aliases].sort(),
        roles: [...roles].sort(),
        group: group(id),
      }))
      .sort(by((entity) => entity.group)),
    relations: whole.relations
      .map(({ id: _, source, target, ...rest }) => ({ ...rest, ...toEnds(rest.type, group(source), group(target)) }))
      .sort(by((relation) => `${relation.type} ${relation.from} ${relation.to}`)),
    claims: whole.documents.flatMap((document) =>
      document.claimList.map(({ id, origin, hidden, subject, object }) => ({
        id,
        origin,
        hidden,
        subject: group(subject.entity),
        object: group(object.entity),
      })),
    ),
  };
}

export async function everyDocument(store: GraphStore): Promise<Document[]> {
  const summaries = await everyItem((page) => store.documents(page));
  const documents = await Promise.all(summaries.map(async ({ id }) => required(await store.document(id))));
  return documents
    .map((document) => ({ ...document, sources: [...document.sources].sort(by((source) => source.key)) }))
    .sort(by((document) => document.id));
}

/** The stream of relations read to its end, sorted by id, with all entities that it named. */
export async function everyRelation(store: GraphStore): Promise<{ relations: Relation[]; entities: Entity[] }> {
  const relations: Relation[] = [];
  const entities: Entity[] = [];
  for await (const batch of store.relations()) {
    relations.push(...batch.relations);
    entities.push(...batch.entities);
  }
  return { relations: relations.sort(by((each) => each.id)), entities: entities.sort(by((each) => each.id)) };
}

/** The outline read to its end, as relations sorted by id; `betweenBatches` happens while it is read. */
export async function everyOutline(
  store: Pick<GraphStore, "outline">,
  betweenBatches: () => Promise<unknown> = () => Promise.resolve(),
): Promise<{ relations: Outlined[]; entities: OutlineEntity[]; revisions: Set<number> }> {
  const relations: Outlined[] = [];
  const entities: OutlineEntity[] = [];
  const revisions = new Set<number>();
  for await (const batch of store.outline()) {
    revisions.add(batch.revision);
    entities.push(...batch.entities);
    const { id, type, source, target, status, origins, denials, confidence, first, last } = batch.relations;
    for (let n = 0; n < id.length; n++) {
      relations.push({
        id: id[n]!,
        type: type[n]!,
        source: required(entities[source[n]!]).id,
        target: required(entities[target[n]!]).id,
        status: status[n]!,
        origins: origins[n]!,
        denials: denials[n]!,
        confidence: confidence[n]!,
        ...(first[n] !== "" && { first: first[n]! }),
        ...(last[n] !== "" && { last: last[n]! }),
      });
    }
    await betweenBatches();
  }
  return {
    relations: relations.sort(by((each) => each.id)),
    entities: entities.sort(by((each) => each.id)),
    revisions,
  };
}

type Outlined = Omit<Relation, "claims" | "reportedFirst" | "reportedLast">;

/** All pages of a list, `limit` items each. */
export async function everyItem<Item>(read: (page: PageRequest) => Promise<Page<Item>>, limit = PAGE): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await read(after === undefined ? { limit } : { limit, after });
    if (page.items.length > limit) throw new Error(`Asked for ${limit} at most, got ${page.items.length}.`);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

export async function everyClaim(store: GraphStore, id: Relation["id"], limit = PAGE): Promise<Claim[]> {
  return everyItem((page) => store.claims(id, page), limit);
}

/** Compares as text by code units, the same on every machine. */
export function by<Item>(text: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0);
}

/** Entity id → the names and documents of its referents: `doc-1a Anna Berg + doc-2b A. Berg`. */
function groupsOf(documents: readonly Document[]): Map<string, string> {
  const members = new Map<string, string[]>();
  for (const { id, referents } of documents) {
    for (const { name, type, entity } of referents) {
      members.set(entity, [...(members.get(entity) ?? []), `${id} ${name} (${type})`]);
    }
  }
  return new Map([...members].map(([entity, names]) => [entity, names.sort().join(" + ")]));
}

function toEnds(type: string, from: string, to: string) {
  const turned = ontology.find(type)?.symmetric === true && to < from;
  return turned ? { from: to, to: from } : { from, to };
}

function sortProfile(profile: EntityProfile): EntityProfile {
  return {
    ...profile,
    relationCounts: [...profile.relationCounts].sort(by((count) => count.type)),
    neighbourCounts: [...profile.neighbourCounts].sort(by((count) => count.type)),
  };
}
