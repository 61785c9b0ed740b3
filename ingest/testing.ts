/** What the tests of the claim rules ask of a text. */
import { extract } from "./pipeline.js";

/** "Anna Berg MET_WITH Boris Petrov", with stance, speaker and citation where they are not the plain ones. */
export function claimsIn(text: string): string[] {
  const { claims, referents } = extract({
    text,
    sources: [{ key: "k", publisher: "p", title: "", date: "2024-05-20" }],
  });
  return claims
    .filter(({ predicate }) => predicate !== "RELATED_TO")
    .map((claim) =>
      [
        claim.stance === "asserted" ? "" : `${claim.stance}:`,
        referents[claim.subject]!.name,
        claim.predicate,
        referents[claim.object]!.name,
        claim.speaker !== undefined
          ? `by ${referents[claim.speaker]!.name}`
          : claim.speakerWords !== undefined
            ? `by "${claim.speakerWords}"`
            : "",
        claim.cites !== undefined ? `from ${claim.cites}` : "",
      ]
        .filter(Boolean)
        .join(" "),
    );
}
