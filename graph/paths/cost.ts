/**
 * What a hop costs: the one formula behind "strongest". docs/paths.md works it through.
 *
 *     support = 1 − (1 − TRUST · confidence)^origins     one origin that may be wrong; each further one, independently, too
 *     doubt   = (origins + 1) / (origins + 1 + denials)
 *     cost    = STEP − log2(support · doubt)             in bits, kept as whole thousandths
 *
 * Costs add up along a path as the chances of independent steps multiply, and each step costs one bit more, because a
 * chain of true statements still says less about its two ends the longer it is. Whole numbers, so that sums do not
 * depend on their order and two paths of one worth are equal. A hop costs what its best relation costs: several lines
 * between the same two often have the same origin, so their proof is not added up.
 */

/** How far one origin is trusted when the words were read with full confidence. */
export const TRUST = 0.6;
/** Origins beyond this many add nothing. */
export const MOST_ORIGINS = 8;
/** Thousandths of a bit that every step costs, however well proven: the least that any hop can cost. */
export const STEP = 1000;
/** No relation costs more: what still fits 16 bits. */
export const DEAREST = 0xffff;

const LEAST_SUPPORT = 0.001;
/** What denials alone support, for those who ask to walk over them: less than any assertion. */
const DENIED_SUPPORT = 0.0005;

export interface Proof {
  readonly origins: number;
  readonly denials: number;
  readonly confidence: number;
}

/** The cost of a relation in thousandths of a bit: STEP to DEAREST. */
export function relationCost({ origins, denials, confidence }: Proof): number {
  const support =
    origins > 0
      ? Math.max(LEAST_SUPPORT, 1 - (1 - TRUST * confidence) ** Math.min(origins, MOST_ORIGINS))
      : DENIED_SUPPORT;
  const doubt = (origins + 1) / (origins + 1 + denials);
  return Math.min(DEAREST, STEP + Math.round(-1000 * Math.log2(support * doubt)));
}

/** The chance, 0 to 1, that a cost stands for: `toWorth(2000) === 0.25`. */
export function toWorth(cost: number): number {
  return 2 ** (-cost / 1000);
}
