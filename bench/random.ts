/** Random numbers that are the same on every machine and in every run. */
export interface Random {
  /** 0 up to 1. */
  unit(): number;
  /** 0 up to `end`, whole. */
  below(end: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** A rank below `count`, of which the first is drawn most often, the n-th 1/n as often: as names are in the news. */
  rank(count: number): number;
}

/** mulberry32: 32 bits of state, enough to draw texts from. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(unit() * end);
  return {
    unit,
    below,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("Nothing to pick from.");
      return item;
    },
    rank: (count) => Math.min(Math.floor(Math.exp(unit() * Math.log(count + 1))) - 1, count - 1),
  };
}
