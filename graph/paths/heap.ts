/** A binary heap: the least key first. */
export class Heap<Entry extends { readonly key: number }> {
  private readonly entries: Entry[] = [];

  get least(): Entry | undefined {
    return this.entries[0];
  }

  *[Symbol.iterator](): Iterator<Entry> {
    yield* this.entries;
  }

  push(entry: Entry): void {
    const { entries } = this;
    let at = entries.length;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (entries[above]!.key <= entry.key) break;
      entries[at] = entries[above]!;
      at = above;
    }
    entries[at] = entry;
  }

  pop(): Entry | undefined {
    const { entries } = this;
    const least = entries[0];
    const moved = entries.pop();
    if (moved === undefined || entries.length === 0) return least;
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= entries.length) break;
      if (below + 1 < entries.length && entries[below + 1]!.key < entries[below]!.key) below++;
      if (entries[below]!.key >= moved.key) break;
      entries[at] = entries[below]!;
      at = below;
    }
    entries[at] = moved;
    return least;
  }
}
