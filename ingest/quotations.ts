/** What stands between quotation marks in a sentence, also where the quotation began before it or goes on behind it. */
import type { Scope } from "./scopes.js";
import type { Token } from "./tokens.js";

/** Tokens from the opening mark to behind the closing one. */
export type Quotation = readonly [from: number, to: number];

export function findQuotations(tokens: readonly Token[]): Quotation[] {
  const found: Quotation[] = [];
  let open: number | undefined;
  tokens.forEach(({ text, glued }, at) => {
    if (text !== '"') return;
    const opens = tokens[at + 1]?.glued === true && !(glued && at > 0);
    if (opens) open ??= at;
    else {
      if (open !== undefined || found.length === 0) found.push([open ?? 0, at + 1]);
      open = undefined;
    }
  });
  if (open !== undefined) found.push([open, tokens.length]);
  return found;
}

/** '"I think | that A met B," | Voss said': what is said within a quotation ends with it. */
export function withinQuotation(scope: Scope, quotations: readonly Quotation[]): Scope {
  const around = quotations.find(([from, to]) => from <= scope.cue[0] && scope.cue[1] <= to);
  const [from, to] = scope.content;
  if (!around || from >= to || from < around[0] || to <= around[1] || from >= around[1]) return scope;
  return { ...scope, content: [from, around[1]] };
}
