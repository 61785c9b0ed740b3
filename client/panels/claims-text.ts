/**
 * The claims of a line as text to copy, as the panel shows them: the whole sentence, since a quote alone may lack what
 * limits it ("once, by telephone"; "about the war"), where it stands, whom that cites, and who says or denies it.
 *
 *     Elon Musk spoke with Vladimir Putin (contested)
 *     - “Putin and Musk have not spoken since then, Peskov said.” (TASS, “Peskov on Musk”, 25 Oct 2024, said not to be so by Dmitry Peskov; https://…)
 */
import { graph, type Relation } from "../state/graph.js";
import type { Claim } from "./claim-card.js";
import { count, dateWords, denial, lineWords } from "./words.js";

export function toClaimsText(relation: Relation, claims: readonly Claim[]): string {
  const name = (id: string) => graph.value.entities.get(id)?.name ?? id;
  const head = `${denial(relation.status)}${name(relation.source)} ${lineWords(relation.type)} ${name(relation.target)} (${relation.status})`;
  const more = relation.claims - claims.length;
  const rest = more > 0 ? [`(and ${count(more, "more claim")} in Clew)`] : [];
  return [head, ...claims.map(toLine), ...rest].join("\n");
}

function toLine(claim: Claim): string {
  const { document, origin, passage } = claim;
  const where = [
    document.publisher || document.title,
    document.publisher && document.title !== document.publisher && `“${document.title}”`,
    origin !== document.publisher && `citing ${origin}`,
    dateWords(document.published),
    toVoice(claim),
  ];
  return `- “${passage.text.replace(/\s+/g, " ")}” (${where.filter(Boolean).join(", ")}; ${document.source})`;
}

function toVoice({ stance, modality, speaker }: Claim): string {
  const by = speaker ? ` by ${speaker.name}` : "";
  if (stance === "denied") return `denied${by}`;
  if (stance === "negated") return `said not to be so${by}`;
  if (modality === "alleged") return `alleged${by}`;
  return speaker ? `according to ${speaker.name}` : "";
}
