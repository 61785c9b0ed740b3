/** The words of a hop: what joins two, when, and who says so. For a terminal, a page and prose alike. */
import type { RelationId } from "../ids.js";
import type { Claim } from "../model.js";
import { ontology } from "../ontology.js";
import type { HopRelation } from "./answer.js";

/** The claims behind each line, in the order of the store: asserted before denied, then the surest first. */
export type Proof = ReadonlyMap<RelationId, readonly Claim[]>;

/** What joins the two in the direction of the path: `founded`, `was founded by`; the document's own words where it has some. */
export function toWording({ type, forward }: Pick<HopRelation, "type" | "forward">, claims: readonly Claim[]): string {
  const entry = ontology.find(type);
  return (
    claims[0]?.phrase ?? (forward ? entry?.wording : entry?.inverse) ?? type.toLowerCase().replaceAll("_", " ") // SPOKE_WITH
  );
}

/** Who says it, where, and when it was published: `Dmitry Peskov, in The Moscow Times, from Vice, 2022-10-12`. */
export function toCredit({ speaker, document, origin }: Claim): string {
  const place = document.publisher || document.title;
  const told = [document.publisher, speaker?.name]; // "The New Yorker, in Obozrevatel" says whose it is
  return [
    ...(speaker ? [speaker.name, `in ${place}`] : [place]),
    ...(origin && !told.includes(origin) ? [`from ${origin}`] : []),
    ...(document.published ? [document.published] : []),
  ].join(", ");
}

/** Longer sentences are cut, at words, around the quote. */
const MOST_SHOWN = 320;

/**
 * The sentence that says it, whole: a quote alone may lack what limits it ("… about Ukraine", "… since then"). One that is
 * too long is cut around the quote, and says so with dots.
 */
export function toSentence({ passage, quote, start }: Claim): string {
  const { text } = passage;
  if (text.length <= MOST_SHOWN) return text;
  const at = Math.max(0, start - passage.start);
  const room = Math.max(0, MOST_SHOWN - quote.length);
  const from = at <= room / 2 ? 0 : text.indexOf(" ", at - room / 2) + 1;
  const end = Math.max(at + quote.length, from + MOST_SHOWN);
  const to = end >= text.length ? text.length : Math.max(at + quote.length, text.lastIndexOf(" ", end));
  return `${from > 0 ? "… " : ""}${text.slice(from, to)}${to < text.length ? " …" : ""}`;
}
