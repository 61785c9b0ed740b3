/** Finds entities, lines and claims by the words that a test uses for them. */
import { toNameKey, type EntityId, type NameKey } from "../ids.js";
import type { Claim, Entity, EntityType, Relation } from "../model.js";
import type { GraphStore } from "../store.js";
import { required } from "./case.js";
import { CAST } from "./cast.js";
import { by, everyClaim, everyDocument, everyRelation } from "./snapshot.js";

/** The key by which judgements know a name of the cast. */
export function keyOf(name: string, type: EntityType = required(CAST[name]).type): NameKey {
  return toNameKey(name, type);
}

/** The id of the one entity to which referents of this name resolve. */
export async function idOf(store: GraphStore, name: string): Promise<EntityId> {
  const [id, ...more] = await idsOf(store, name);
  if (more.length > 0) throw new Error(`'${name}' is more than one entity: ${[id, ...more].join(", ")}.`);
  return required(id);
}

/** All entities to which referents of this name resolve, in order of their ids. */
export async function idsOf(store: GraphStore, name: string): Promise<EntityId[]> {
  const referents = (await everyDocument(store)).flatMap((document) => document.referents);
  return [...new Set(referents.filter((each) => each.name === name).map((each) => each.entity))].sort();
}

/** All lines as `Anna Berg SPOKE_WITH Boris Cole`, symmetric ones as they are stored, in alphabetical order. */
export async function linesOf(store: GraphStore): Promise<string[]> {
  const { relations, entities } = await everyRelation(store);
  const names = new Map(entities.map((entity) => [entity.id, entity.name]));
  return relations.map(({ source, type, target }) => `${names.get(source)} ${type} ${names.get(target)}`).sort();
}

/** The one line of that type, of a case that has no more than one; undefined when there is none. */
export async function lineOf(store: GraphStore, type: string): Promise<Relation | undefined> {
  const lines = (await everyRelation(store)).relations.filter((relation) => relation.type === type);
  if (lines.length > 1) throw new Error(`There are ${lines.length} lines ${type}.`);
  return lines[0];
}

/** What tells how well a line is proven. */
export async function proofOf(store: GraphStore, type: string) {
  const line = await lineOf(store, type);
  return line && { status: line.status, claims: line.claims, origins: line.origins, denials: line.denials };
}

/** Origins of the claims behind the one line of that type, in alphabetical order. */
export async function originsOf(store: GraphStore, type: string): Promise<string[]> {
  const claims: Claim[] = await everyClaim(store, required(await lineOf(store, type)).id);
  return claims.map((claim) => claim.origin).sort();
}

export const names = (entities: readonly Pick<Entity, "name">[]) => entities.map((entity) => entity.name);

export const sortedById = <Item extends { readonly id: string }>(items: readonly Item[]) =>
  [...items].sort(by((item) => item.id));
