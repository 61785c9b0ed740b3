/**
 * Which referents of all documents are one entity. The rule is small on purpose, so that the answer does not depend on
 * the order in which documents came: referents whose names have one key are one (`toNameKeys`); people's judgements then
 * move some documents' use of a name to a key of its own (split) and join keys (same). Anything less certain is a
 * suggestion for a person, never a merge. Pure; runs at the one writer.
 */
import { digest, toNameKey, type JudgementId, type NameKey } from "./ids.js";
import type { EntityType, Judgement, JudgementRecord } from "./model.js";
import { fold, words } from "./names.js";

export interface Linking {
  /** The key of a name (see `toNameKeys`) as a document from these sources uses it. */
  keyOf(name: NameKey, sources: readonly string[]): NameKey;
  /** The keys that are one entity with this one, itself included, in a stable order. */
  groupOf(key: NameKey): readonly NameKey[];
  /** What people decided about an entity with these keys; the latest judgement counts. */
  typeOf(group: readonly NameKey[]): EntityType | undefined;
  nameOf(group: readonly NameKey[]): string | undefined;
  /** Whether a person hid this claim. */
  isHidden(claim: { readonly sources: readonly string[]; readonly predicate: string; readonly quote: string }): boolean;
}

/**
 * The keys of a document's referents before any judgement, in their order. A surname alone that others of the document
 * bear in full is left open by it, "Petri" in a text about Aurelio Petri and Ugo Petri: it has a key of its own, so that
 * it is nobody's of another document either.
 */
export function toNameKeys(
  referents: readonly { readonly name: string; readonly type: EntityType }[],
  sources: readonly string[],
): NameKey[] {
  const people = referents.filter(({ type }) => type === "Person").map(({ name }) => words(fold(name)));
  const surnames = new Set(people.flatMap((all) => (all.length > 1 ? all.slice(-1) : [])));
  return referents.map(({ name, type }) => {
    const key = toNameKey(name, type);
    const [only, ...more] = words(fold(name));
    const isOpen = type === "Person" && more.length === 0 && only !== undefined && surnames.has(only);
    return isOpen ? (`${key}@${digest([...sources].sort()[0] ?? "", 8)}` as NameKey) : key;
  });
}

/** The key that a split gives to its documents' use of a name: made from what it says, so that a redo finds it again. */
export function toSplitKey(name: NameKey, sources: readonly string[]): NameKey {
  return `${name}~${digest([...sources].sort().join("\n"), 8)}` as NameKey;
}

/** The linking under these judgements, given oldest first; those taken back are left out of account. */
export function toLinking(records: readonly JudgementRecord[]): Linking {
  const active = records.filter((record) => !record.undoneAt).map((record) => record.judgement);
  const splits = groupSplits(active.filter(isSplit));
  const groups = joinKeys(active);
  const hidden = new Set(active.flatMap((j) => (j.kind === "hide" ? [hideKey(j.source, j.predicate, j.quote)] : [])));

  return {
    keyOf(name, sources) {
      let key = name;
      for (;;) {
        const split = splits
          .get(key)
          ?.find((candidate) => candidate.sources.some((source) => sources.includes(source)));
        if (!split) return key;
        key = toSplitKey(split.name, split.sources);
      }
    },
    groupOf: (key) => groups.get(key) ?? [key],
    typeOf: (group) => active.filter(isType).findLast((judgement) => group.includes(judgement.name))?.type,
    nameOf: (group) => active.filter(isRename).findLast((judgement) => group.includes(judgement.name))?.to,
    isHidden: (claim) =>
      hidden.size > 0 && claim.sources.some((source) => hidden.has(hideKey(source, claim.predicate, claim.quote))),
  };
}

/** The judgements in force that a new one contradicts, in the order they were made; none when it may stand. */
export function findContradictions(records: readonly JudgementRecord[], judgement: Judgement): JudgementRecord[] {
  const active = records.filter((record) => !record.undoneAt);
  switch (judgement.kind) {
    case "same": {
      const groups = joinKeys([...active.map((record) => record.judgement), judgement]);
      return active.filter((record) => separated(record.judgement).some(([a, b]) => groups.get(a)?.includes(b)));
    }
    case "not-same":
      return sameBetween(active, judgement.a, judgement.b);
    case "split": {
      const key = toSplitKey(judgement.name, judgement.sources);
      const overlapping = active.filter(
        ({ judgement: other }) =>
          isSplit(other) && other.name === judgement.name && other.sources.some((s) => judgement.sources.includes(s)),
      );
      return [...overlapping, ...sameBetween(active, judgement.name, key)];
    }
    default:
      return [];
  }
}

/** An identical judgement that is in force already. */
export function findIdentical(records: readonly JudgementRecord[], judgement: Judgement): JudgementRecord | undefined {
  const wanted = canonical(judgement);
  return records.find((record) => !record.undoneAt && canonical(record.judgement) === wanted);
}

function canonical(judgement: Judgement): string {
  switch (judgement.kind) {
    case "same":
    case "not-same":
      return JSON.stringify([judgement.kind, ...[judgement.a, judgement.b].sort()]);
    case "split":
      return JSON.stringify([judgement.kind, judgement.name, [...judgement.sources].sort()]);
    default:
      return JSON.stringify(judgement);
  }
}

type Kind<Name extends Judgement["kind"]> = Extract<Judgement, { kind: Name }>;
type Split = Kind<"split">;
const isSplit = (judgement: Judgement): judgement is Split => judgement.kind === "split";
const isType = (judgement: Judgement): judgement is Kind<"type"> => judgement.kind === "type";
const isRename = (judgement: Judgement): judgement is Kind<"rename"> => judgement.kind === "rename";

function groupSplits(splits: readonly Split[]): Map<NameKey, Split[]> {
  const byName = new Map<NameKey, Split[]>();
  for (const split of splits) byName.set(split.name, [...(byName.get(split.name) ?? []), split]);
  // A text that two sources print may be in two splits: it goes with the same one whichever was judged first.
  const key = (split: Split) => toSplitKey(split.name, split.sources);
  for (const group of byName.values()) group.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return byName;
}

/** Keys that judgements join: key → the sorted keys of its group. Keys that nobody joined are absent. */
function joinKeys(judgements: readonly Judgement[]): Map<NameKey, readonly NameKey[]> {
  const groups = new Map<NameKey, NameKey[]>();
  for (const judgement of judgements) {
    if (judgement.kind !== "same") continue;
    const joined = [
      ...new Set([...(groups.get(judgement.a) ?? [judgement.a]), ...(groups.get(judgement.b) ?? [judgement.b])]),
    ];
    joined.sort();
    for (const key of joined) groups.set(key, joined);
  }
  return groups;
}

/** The pairs of keys that a judgement holds apart. */
export function separated(judgement: Judgement): [NameKey, NameKey][] {
  if (judgement.kind === "not-same") return [[judgement.a, judgement.b]];
  if (judgement.kind === "split") return [[judgement.name, toSplitKey(judgement.name, judgement.sources)]];
  return [];
}

/** The `same` judgements on the shortest chain between two keys; none when nothing joins them. */
function sameBetween(active: readonly JudgementRecord[], from: NameKey, to: NameKey): JudgementRecord[] {
  const cameBy = new Map<NameKey, { record: JudgementRecord; before: NameKey } | undefined>([[from, undefined]]);
  const queue = [from];
  for (const key of queue) {
    for (const record of active) {
      const { judgement } = record;
      if (judgement.kind !== "same" || (judgement.a !== key && judgement.b !== key)) continue;
      const other = judgement.a === key ? judgement.b : judgement.a;
      if (cameBy.has(other)) continue;
      cameBy.set(other, { record, before: key });
      queue.push(other);
    }
  }
  const chain: JudgementRecord[] = [];
  for (let step = cameBy.get(to); step; step = cameBy.get(step.before)) chain.unshift(step.record);
  return chain.sort((a, b) => compareIds(a.id, b.id));
}

const compareIds = (a: JudgementId, b: JudgementId) => (a < b ? -1 : a > b ? 1 : 0);

/** A claim's words without white space differences. */
const hideKey = (source: string, predicate: string, quote: string) =>
  JSON.stringify([source, predicate, quote.replace(/\s+/g, " ").trim()]);
