/**
 * What is made of something again and again: made once for each name, and kept as long as what it is made of.
 *
 *     const partOf = keepMade<Part>();
 *     partOf(claims, "rel-1 forward", () => toPart(claims));
 */
export function keepMade<Made>(): (of: object, name: string, make: () => Made) => Made {
  const kept = new WeakMap<object, Map<string, Made>>();
  return (of, name, make) => {
    const byName = kept.get(of) ?? new Map<string, Made>();
    if (byName.size === 0) kept.set(of, byName);
    let made = byName.get(name);
    if (made === undefined) byName.set(name, (made = make()));
    return made;
  };
}
