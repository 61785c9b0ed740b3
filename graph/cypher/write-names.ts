/**
 * Writes entities: keeps count of how documents use each name, and derives from it which entities there are and what
 * they are called. One `(:NameForm {id, slug, founded, entity, referents, mentions, names, aliases, types})` for each
 * name key, so that a name found in ten thousand documents costs no more per document than a rare one.
 *
 * An entity's id is the slug of its oldest name form, given when that form was founded and never changed. A merge thus
 * keeps the older id, the other form remembers its own for the day the merge is undone, and looking an id up among the
 * slugs answers with what it became.
 */
import { toEntitySlug, type EntityId, type NameKey } from "../ids.js";
import type { Linking } from "../link.js";
import { ENTITY_TYPES, type EntityType } from "../model.js";
import { toSearchText } from "../names.js";
import { sendFor, type Transaction } from "./database.js";
import { ALL_LABELS, compare, ENTITY, groupBy, LABELS, type EntityRow } from "./rows.js";

/** One referent that comes (+1) or goes (-1). */
export interface NameUse {
  readonly key: NameKey;
  readonly step: 1 | -1;
  readonly name: string;
  readonly type: EntityType;
  /** Distinct spellings among its mentions of kind name. */
  readonly spellings: readonly string[];
  readonly mentions: number;
}

export interface NameForm {
  readonly id: NameKey;
  readonly slug: EntityId;
  readonly founded: number;
  entity: EntityId | null;
  referents: number;
  mentions: number;
  names: Record<string, number>;
  aliases: Record<string, number>;
  types: Partial<Record<EntityType, number>>;
}

export interface SettledNames {
  /** The entity of every name key that was settled. */
  readonly entityOf: ReadonlyMap<NameKey, EntityId>;
  /** Name keys whose referents now belong to another entity than before. */
  readonly moved: readonly NameKey[];
  /** Entities that came, went, are called otherwise or are mentioned more or less than before. */
  readonly changed: readonly EntityId[];
  /** Erases entities that are no more: to be called when no relationship is left at them. */
  finish(): void;
}

const MOST_ALIASES = 50;

/**
 * Brings name forms and entities up to date after these uses came and went, and regroups these keys (both those that
 * were and those that will be one). Writes the name forms and the entities that are; `finish` erases those that are not.
 */
export async function settleNames(
  transaction: Transaction,
  linking: Linking,
  change: { readonly uses: readonly NameUse[]; readonly regroup?: readonly NameKey[] },
): Promise<SettledNames> {
  const keys = [...change.uses.map((use) => use.key), ...(change.regroup ?? [])];
  const groups = distinctGroups(linking, keys);
  const forms = await readForms(transaction, groups.flat());
  const before = new Map([...forms.values()].map((form) => [form.id, form.referents > 0 ? form.entity : null]));
  await foundForms(transaction, forms, change.uses);
  for (const use of change.uses) applyUse(forms, use);

  const gone: NameKey[] = [];
  const entities: DerivedEntity[] = [];
  for (const group of groups) {
    const members = group.flatMap((key) => forms.get(key) ?? []).sort((a, b) => a.founded - b.founded);
    const [oldest] = members;
    if (!oldest) continue;
    const isUsed = members.some((form) => form.referents > 0);
    for (const form of members) form.entity = oldest.slug;
    if (isUsed) entities.push(deriveEntity(oldest.slug, members, group, linking));
    else gone.push(...members.map((form) => form.id));
  }
  const used = [...forms.values()].filter((form) => !gone.includes(form.id));
  writeForms(transaction, {
    fresh: used.filter((form) => !before.has(form.id)),
    gone,
    known: used.filter((form) => before.has(form.id)),
  });

  const known = new Set([...before.values()].filter((id): id is EntityId => id !== null));
  const written = await writeEntities(transaction, entities, known);
  const present = new Set(entities.map((entity) => entity.id));
  const erased = [...known].filter((id) => !present.has(id));
  return {
    entityOf: new Map([...forms.values()].flatMap((form) => (form.entity ? [[form.id, form.entity] as const] : []))),
    moved: [...forms.values()]
      .filter((form) => form.referents > 0 && before.get(form.id) && before.get(form.id) !== form.entity)
      .map((form) => form.id),
    changed: [...written, ...erased],
    finish() {
      if (erased.length === 0) return;
      transaction.send(`UNWIND $ids AS id MATCH (e:Entity {id: id}) DETACH DELETE e`, { ids: erased });
    },
  };
}

function distinctGroups(linking: Linking, keys: readonly NameKey[]): (readonly NameKey[])[] {
  const groups = new Map<NameKey, readonly NameKey[]>();
  for (const key of keys) {
    const group = linking.groupOf(key);
    groups.set(group[0] ?? key, group);
  }
  return [...groups.values()];
}

// ── Name forms ──────────────────────────────────────────────────────────────────────────────────────────────────────

type FormRow = Omit<NameForm, "names" | "aliases" | "types"> & { names: string; aliases: string; types: string };

async function readForms(transaction: Transaction, keys: readonly NameKey[]): Promise<Map<NameKey, NameForm>> {
  const rows = await transaction.run<FormRow>(
    `UNWIND $keys AS key MATCH (f:NameForm {id: key})
     RETURN f.id AS id, f.slug AS slug, f.founded AS founded, f.entity AS entity, f.referents AS referents,
            f.mentions AS mentions, f.names AS names, f.aliases AS aliases, f.types AS types`,
    { keys: [...new Set(keys)] },
  );
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...row,
        names: JSON.parse(row.names) as NameForm["names"],
        aliases: JSON.parse(row.aliases) as NameForm["aliases"],
        types: JSON.parse(row.types) as NameForm["types"],
      },
    ]),
  );
}

/** Founds the forms of names that no document used before, each with a slug of its own. */
async function foundForms(transaction: Transaction, forms: Map<NameKey, NameForm>, uses: readonly NameUse[]) {
  const fresh = [...new Map(uses.filter((use) => !forms.has(use.key)).map((use) => [use.key, use])).values()];
  if (fresh.length === 0) return;
  const slugs = await findFreeSlugs(transaction, fresh);
  const founded = await countFounded(transaction, fresh.length);
  fresh.forEach((use, index) => {
    forms.set(use.key, {
      id: use.key,
      slug: slugs[index]!,
      founded: founded + index,
      entity: null,
      referents: 0,
      mentions: 0,
      names: {},
      aliases: {},
      types: {},
    });
  });
}

/** The running number of the first of `count` new forms. */
async function countFounded(transaction: Transaction, count: number): Promise<number> {
  const [row] = await transaction.run<{ founded: number }>(
    `MATCH (s:ClewStore {id: 'clew'}) SET s.founded = s.founded + $count RETURN s.founded AS founded`,
    { count },
  );
  return (row?.founded ?? count) - count;
}

/** `person/john-smith`, `person/john-smith-2` …: for each use the first that no form has. */
async function findFreeSlugs(transaction: Transaction, uses: readonly NameUse[]): Promise<EntityId[]> {
  const slugs: EntityId[] = [];
  const given = new Set<EntityId>();
  let open = uses.map((use, index) => ({ index, base: toEntitySlug(use.name, use.type), number: 1 }));
  while (open.length > 0) {
    const tried = open.map((one) => ({ ...one, slug: withNumber(one.base, one.number) }));
    const rows = await transaction.run<{ slug: EntityId }>(
      `UNWIND $slugs AS slug MATCH (f:NameForm {slug: slug}) RETURN DISTINCT f.slug AS slug`,
      { slugs: [...new Set(tried.map((one) => one.slug))] },
    );
    const taken = new Set(rows.map((row) => row.slug));
    open = [];
    for (const one of tried) {
      if (taken.has(one.slug) || given.has(one.slug)) open.push({ ...one, number: one.number + 1 });
      else given.add((slugs[one.index] = one.slug));
    }
  }
  return slugs;
}

const withNumber = (base: EntityId, number: number) => (number === 1 ? base : (`${base}-${number}` as EntityId));

function applyUse(forms: ReadonlyMap<NameKey, NameForm>, use: NameUse): void {
  const form = forms.get(use.key)!; // founded above
  form.referents += use.step;
  form.mentions += use.step * use.mentions;
  bump(form.names, use.name, use.step);
  for (const spelling of use.spellings) bump(form.aliases, spelling, use.step);
  bump(form.types, use.type, use.step);
}

function bump<Key extends string>(counts: Partial<Record<Key, number>>, key: Key, step: number): void {
  const next = (counts[key] ?? 0) + step;
  if (next > 0) counts[key] = next;
  else delete counts[key];
}

function writeForms(
  transaction: Transaction,
  forms: {
    readonly fresh: readonly NameForm[];
    readonly known: readonly NameForm[];
    readonly gone: readonly NameKey[];
  },
): void {
  const toRow = (form: NameForm) => ({
    ...form,
    names: JSON.stringify(form.names),
    aliases: JSON.stringify(form.aliases),
    types: JSON.stringify(form.types),
  });
  sendFor(
    transaction,
    `UNWIND $rows AS row
     CREATE (:NameForm {id: row.id, slug: row.slug, founded: row.founded, entity: row.entity, referents: row.referents,
       mentions: row.mentions, names: row.names, aliases: row.aliases, types: row.types})`,
    forms.fresh.map(toRow),
  );
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (f:NameForm {id: row.id})
     SET f.entity = row.entity, f.referents = row.referents, f.mentions = row.mentions, f.names = row.names,
         f.aliases = row.aliases, f.types = row.types`,
    forms.known.map(toRow),
  );
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (f:NameForm {id: row.id}) DELETE f`,
    forms.gone.map((id) => ({ id })),
  );
}

// ── Entities ────────────────────────────────────────────────────────────────────────────────────────────────────────

interface DerivedEntity extends EntityRow {
  readonly aliases: readonly string[];
  /** Folded names, each between bars and spaces: ` elon musk | musk `, so that ` mus` finds the start of a word. */
  readonly searchText: string;
}

function deriveEntity(
  id: EntityId,
  forms: readonly NameForm[],
  group: readonly NameKey[],
  linking: Linking,
): DerivedEntity {
  const names = total(forms.map((form) => form.names));
  const aliases = total(forms.flatMap((form) => [form.names, form.aliases]));
  const types = total(forms.length === 1 ? forms.map((form) => form.types) : forms.map(mentionsByType));
  const name = linking.nameOf(group) ?? mostFrequent(names)[0] ?? id;
  const others = mostFrequent(aliases).filter((alias) => alias !== name);
  return {
    id,
    name,
    type: linking.typeOf(group) ?? mostFrequentType(types),
    aliases: others.slice(0, MOST_ALIASES),
    mentions: forms.reduce((sum, form) => sum + form.mentions, 0),
    searchText: toSearchText(name, ...others.slice(0, MOST_ALIASES)),
  };
}

function total<Key extends string>(counts: readonly Partial<Record<Key, number>>[]): Map<Key, number> {
  const sums = new Map<Key, number>();
  for (const one of counts) {
    for (const [key, count] of Object.entries(one) as [Key, number][]) sums.set(key, (sums.get(key) ?? 0) + count);
  }
  return sums;
}

/** By count, then the longer, then the alphabet: one order whatever came first. */
function mostFrequent(counts: ReadonlyMap<string, number>): string[] {
  return [...counts].sort(([a, m], [b, n]) => n - m || b.length - a.length || compare(a, b)).map(([name]) => name);
}

/**
 * Where a person made one of several names, the type of the more mentioned counts: `{Person: 1, Agency: 3}`, mentioned 8
 * times, is `{Person: 2, Agency: 6}`. In whole thousandths, so that the sum does not depend on its order.
 */
function mentionsByType({ types, mentions, referents }: NameForm): NameForm["types"] {
  const entries = Object.entries(types) as [EntityType, number][];
  return Object.fromEntries(entries.map(([type, count]) => [type, Math.round((1000 * mentions * count) / referents)]));
}

function mostFrequentType(counts: ReadonlyMap<EntityType, number>): EntityType {
  const most = Math.max(...counts.values());
  return ENTITY_TYPES.find((type) => counts.get(type) === most) ?? "Organization";
}

/** Writes the entities as they are now; returns those that are not as they were. */
async function writeEntities(
  transaction: Transaction,
  entities: readonly DerivedEntity[],
  known: ReadonlySet<EntityId>,
): Promise<EntityId[]> {
  const fresh = entities.filter((entity) => !known.has(entity.id));
  const create = (labels: string, rows: readonly object[]) =>
    sendFor(
      transaction,
      `UNWIND $rows AS row
       CREATE (:Entity:${labels} {id: row.id, name: row.name, type: row.type, aliases: row.aliases, mentions: row.mentions,
         searchText: row.searchText, degree: 0})`,
      rows,
    );
  if (transaction.typesFromRows) {
    create(
      "$(row.labels)",
      fresh.map((entity) => ({ ...entity, labels: LABELS[entity.type].split(":") })),
    );
  } else {
    for (const [type, rows] of groupBy(fresh, (entity) => entity.type)) create(LABELS[type], rows);
  }
  const kept = entities.filter((entity) => known.has(entity.id));
  const stored = await readEntities(
    transaction,
    kept.map((entity) => entity.id),
  );
  const retyped = kept.filter((entity) => stored.get(entity.id)?.type !== entity.type);
  for (const [type, rows] of groupBy(retyped, (entity) => entity.type)) {
    transaction.send(
      `UNWIND $ids AS id MATCH (e:Entity {id: id}) REMOVE e:${ALL_LABELS.join(":")} SET e:${LABELS[type]}`,
      { ids: rows.map((row) => row.id) },
    );
  }
  const renamed = kept.filter((entity) => isCalledOtherwise(entity, stored.get(entity.id)));
  const counted = kept.filter(
    (entity) => !renamed.includes(entity) && stored.get(entity.id)?.mentions !== entity.mentions,
  );
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (e:Entity {id: row.id})
     SET e.name = row.name, e.type = row.type, e.aliases = row.aliases, e.mentions = row.mentions, e.searchText = row.searchText`,
    renamed,
  );
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (e:Entity {id: row.id}) SET e.mentions = row.mentions`,
    counted.map(({ id, mentions }) => ({ id, mentions })),
  );
  return [...fresh, ...renamed, ...counted].map((entity) => entity.id);
}

async function readEntities(transaction: Transaction, ids: readonly EntityId[]): Promise<Map<EntityId, EntityRow>> {
  if (ids.length === 0) return new Map();
  const rows = await transaction.run<EntityRow>(`UNWIND $ids AS id MATCH (e:Entity {id: id}) RETURN ${ENTITY("e")}`, {
    ids,
  });
  return new Map(rows.map((row) => [row.id, row]));
}

function isCalledOtherwise(entity: DerivedEntity, stored: EntityRow | undefined): boolean {
  return (
    stored === undefined ||
    stored.name !== entity.name ||
    stored.type !== entity.type ||
    JSON.stringify(stored.aliases ?? []) !== JSON.stringify(entity.aliases)
  );
}
