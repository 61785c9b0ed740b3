/** From two names and words of a quote to the one claim that is meant. */
import { ClewError } from "../graph/errors.js";
import type { Claim, Entity, Judgement } from "../graph/model.js";
import { fold } from "../graph/names.js";
import type { GraphStore } from "../graph/store.js";
import { requireEntity } from "./named-entity.js";
import { toPrintable } from "./terminal.js";

type Hide = Extract<Judgement, { kind: "hide" }>;

const MOST_SHOWN = 10;

/**
 * The judgement that hides the only claim between these two whose quote holds `words`. Throws `not-found` where there is none,
 * `invalid-input` with the claims where there are several.
 */
export async function toHide(store: GraphStore, ends: readonly [string, string], words = ""): Promise<Hide> {
  const [a, b] = [await requireEntity(store, ends[0]), await requireEntity(store, ends[1])];
  const meant = (await claimsBetween(store, a, b)).filter(({ quote }) => fold(quote).includes(fold(words)));
  const [only] = meant;
  if (!only) {
    const having = words === "" ? "" : ` in whose quote ${JSON.stringify(words)} stands`;
    throw new ClewError("not-found", `There is no claim between ${a.name} and ${b.name}${having}.`);
  }
  if (meant.length === 1)
    return { kind: "hide", source: only.document.source, predicate: only.predicate, quote: only.quote };
  const shown = meant.slice(0, MOST_SHOWN).map(describe);
  const more = meant.length > MOST_SHOWN ? [`  … and ${meant.length - MOST_SHOWN} more`] : [];
  throw new ClewError(
    "invalid-input",
    `${meant.length} claims are between ${a.name} and ${b.name}:\n${[...shown, ...more].join("\n")}`,
    { hint: 'Say which by words that only its quote has: --quote "…".' },
  );
}

async function claimsBetween(store: GraphStore, a: Entity, b: Entity): Promise<Claim[]> {
  const { relations } = await store.subgraph([a.id, b.id]);
  const claims = await store.claimsOf(relations.map(({ id }) => id));
  // One sentence may stand behind a line and its denial.
  const byWords = new Map(
    [...claims.values()].flat().map((claim) => [`${claim.document.source}\n${claim.predicate}\n${claim.quote}`, claim]),
  );
  return [...byWords.values()];
}

function describe({ predicate, quote, document }: Claim): string {
  return toPrintable(`  ${predicate} “${quote}” (${document.publisher})`);
}
