/** Who holds a case together: entities and links without which it falls apart (Tarjan 1972, without recursion). */
import type { LinkGraph } from "./links.js";

export interface Cuts {
  /** Per entity: how many others lose the largest remaining part when it goes; 0 for most. */
  readonly cutOff: Float64Array;
  /** Links whose loss parts two sides, with the size of the smaller. */
  readonly bridges: readonly { readonly a: number; readonly b: number; readonly smaller: number }[];
}

export function findCuts(graph: LinkGraph): Cuts {
  const { size, at, neighbour } = graph;
  const found = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const parent = new Int32Array(size).fill(-1);
  const below = new Uint32Array(size).fill(1);
  const next = Uint32Array.from({ length: size }, (_, one) => at[one]!);
  /** Sizes of the parts that hang on an entity alone. */
  const parts = new Map<number, number[]>();
  const bridged: { a: number; b: number; part: number; root: number }[] = [];
  const componentSize = new Map<number, number>();
  const rootOf = new Int32Array(size);
  let time = 0;
  for (let root = 0; root < size; root++) if (found[root] === -1) visit(root);
  return { cutOff: toCutOff(), bridges: toBridges() };

  function visit(root: number): void {
    const trail = [root];
    found[root] = low[root] = time++;
    rootOf[root] = root;
    while (trail.length > 0) {
      const one = trail.at(-1)!;
      if (next[one]! < at[one + 1]!) {
        const other = neighbour[next[one]!++]!;
        if (found[other] === -1) {
          parent[other] = one;
          rootOf[other] = root;
          found[other] = low[other] = time++;
          trail.push(other);
        } else if (other !== parent[one]) low[one] = Math.min(low[one]!, found[other]!);
        continue;
      }
      trail.pop();
      if (one !== root) leave(one, parent[one]!, root);
    }
    componentSize.set(root, below[root]!);
  }

  function leave(one: number, above: number, root: number): void {
    below[above]! += below[one]!;
    low[above] = Math.min(low[above]!, low[one]!);
    if (low[one]! >= found[above]!) parts.set(above, [...(parts.get(above) ?? []), below[one]!]);
    if (low[one]! > found[above]!) bridged.push({ a: above, b: one, part: below[one]!, root });
  }

  function toCutOff(): Float64Array {
    const cutOff = new Float64Array(size);
    for (const [one, hanging] of parts) {
      const others = componentSize.get(rootOf[one]!)! - 1;
      const rest = others - hanging.reduce((sum, part) => sum + part, 0);
      cutOff[one] = others - Math.max(rest, ...hanging);
    }
    return cutOff;
  }

  function toBridges(): Cuts["bridges"] {
    return bridged
      .map(({ a, b, part, root }) => ({
        a: Math.min(a, b),
        b: Math.max(a, b),
        smaller: Math.min(part, componentSize.get(root)! - part),
      }))
      .sort((x, y) => y.smaller - x.smaller || x.a - y.a || x.b - y.b);
  }
}
