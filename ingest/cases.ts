/** What a case folder of testdata expects of its text: entities and claims in short. */
import { toEvaluationForm } from "./evaluation.js";
import { extract } from "./pipeline.js";

export interface Case {
  readonly entities: readonly string[];
  readonly claims: readonly string[];
}

/** The text read as if the "Example Daily" had published it on 20 May 2024. */
export function toCase(name: string, text: string): Case {
  const reading = extract({
    text,
    sources: [{ key: name, publisher: "Example Daily", title: "", date: "2024-05-20" }],
  });
  const [document] = toEvaluationForm([{ id: name, reading }]).documents;
  return {
    entities: (document?.entities ?? []).map((entity) => `${entity.name} (${entity.type})`),
    claims: (document?.relations ?? [])
      .filter(({ predicate }) => predicate !== "RELATED_TO")
      .map(({ stance, modality, subject, predicate, object, attributedTo, origin, time }) =>
        [
          `${stance}, ${modality}:`,
          subject,
          predicate,
          object,
          attributedTo.length > 0 ? `by ${attributedTo.join()}` : "",
          time ?? "",
          origin === "Example Daily" ? "" : `from ${origin}`,
        ]
          .filter(Boolean)
          .join(" "),
      ),
  };
}
