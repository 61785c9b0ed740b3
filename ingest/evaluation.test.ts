import { toEvaluationForm } from "./evaluation.js";
import { extract } from "./pipeline.js";
import { score, toScoreLines } from "./score.js";

const read = (text: string, publisher: string) =>
  extract({ text, sources: [{ key: publisher, publisher, title: "", date: "2024-05-20" }] });
const form = toEvaluationForm([
  { id: "one", reading: read("Elon Musk met Anna Berg in Kiev, Reuters reported.", "A Daily") },
  { id: "two", reading: read("Musk told Anna Berg that NATO had left Kyiv.", "B Daily") },
]);

describe("toEvaluationForm", () => {
  it("gives one id to what documents name alike", () => {
    const ids = form.documents.map(({ entities }) => entities.map(({ id }) => id));
    expect(ids[0]).toEqual(["person/elon-musk", "person/anna-berg", "place/kyiv", "publication/reuters"]);
    expect(ids[1]).toEqual(["person/elon-musk", "person/anna-berg", "agency/nato", "place/kyiv"]);
  });

  it("gives each relation its words at their offsets, its speaker and its origin", () => {
    const [relation] = form.documents[0]!.relations;
    const text = "Elon Musk met Anna Berg in Kiev, Reuters reported.";
    expect(relation).toMatchObject({
      subject: "person/elon-musk",
      predicate: "MET_WITH",
      object: "person/anna-berg",
      attributedTo: ["publication/reuters"],
      origin: "Reuters",
      evidence: text.slice(relation!.start, relation!.end),
    });
    expect(form.documents[1]!.relations[0]).toMatchObject({ predicate: "TOLD", origin: "B Daily", attributedTo: [] });
  });
});

describe("score", () => {
  it("finds all of itself, and misses what is not there", () => {
    const all = score(form.documents, form.documents);
    expect(all.mentions).toMatchObject({ invented: 0, missed: 0 });
    expect(all.relations.found).toBeGreaterThan(0);
    const none = score([], form.documents);
    expect(none.entities).toEqual({ found: 0, invented: 0, missed: 8 });
    expect(toScoreLines(none)[1]).toBe("entities  P   0.0  R   0.0  F1   0.0  (found 0, invented 0, missed 8)");
  });
});
