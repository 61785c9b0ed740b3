/** How like two names are by their letters, whatever they name. */
import { isOwnName, type Name } from "./names.js";
import type { Likeness } from "./sounds.js";

export function compareLetters(a: Name, b: Name): Likeness | undefined {
  const [x, y] = [a.words, b.words];
  if (x.join(" ") === y.join(" ")) {
    // Two who are called by one surname alone are two as their documents left it open who that is: nothing joins them.
    const bare = a.kind === "Person" && x.length === 1 && isOwnName(a) && isOwnName(b);
    return bare ? undefined : { score: 0.8, reason: `Both are called "${a.text}".` };
  }
  if (x.join("") === y.join("")) return { score: 0.9, reason: `"${a.text}" and "${b.text}" have the same letters.` };
  if (x.length > 1 && [...x].sort().join(" ") === [...y].sort().join(" "))
    return { score: 0.85, reason: `"${a.text}" and "${b.text}" are the same words in another order.` };
  return undefined;
}
