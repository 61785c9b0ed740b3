/** A small case for tests, told in sentences. */
import type { ReadDocument } from "../model.js";
import { claim, from, reading, sentence } from "./reading.js";

/**
 * A talk that is said and denied, a ship system that nobody uses, two people called Boris, and one who has no lines:
 * Anna Berg – Boris Cole – Northgate – Lantern, and Redhall, which does not use it.
 */
export const HARBOUR: readonly ReadDocument[] = [
  reading(
    from("The Ledger", "2022-10-11"),
    sentence(
      "[Anna Berg] spoke with [Boris Cole], [Clara Dorn] said.",
      claim("Anna Berg", "SPOKE_WITH", "Boris Cole", {
        speaker: "Clara Dorn",
        from: "2022-10",
        quote: "Anna Berg spoke with Boris Cole",
      }),
    ),
    sentence("[Boris Cole] founded [Northgate].", claim("Boris Cole", "FOUNDED", "Northgate")),
  ),
  reading(
    from("Port Herald", "2022-10-12"),
    sentence(
      "[Anna Berg] denied that she had spoken with [Boris Cole].",
      claim("Anna Berg", "SPOKE_WITH", "Boris Cole", { stance: "denied", speaker: "Anna Berg" }),
    ),
    sentence("[Northgate] operates [Lantern].", claim("Northgate", "OPERATES", "Lantern")),
    sentence("[Redhall] does not use [Lantern].", claim("Redhall", "USES", "Lantern", { stance: "negated" })),
  ),
  reading(from("Port Herald", "2022-10-13", "2"), sentence("[Boris Dorn : Person] and [Émile Zoubkovský] were there.")),
];
