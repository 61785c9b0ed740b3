/** The publication that a document cites for what it says: "as The New Yorker wrote", or in its title " - WSJ". */
import type { ReadReferent } from "../graph/model.js";
import type { Scope } from "./scopes.js";
import type { FoundClaim } from "./found.js";
import type { Sentence } from "./passages.js";
import type { Resolution } from "./resolve.js";

export interface Citations {
  /** The title names one publication as the source of it all. */
  readonly isWhole: boolean;
  /** The publication cited for what a sentence says there, when its speaker is no other publication. */
  of(found: FoundClaim, speaker: ReadReferent | undefined): string | undefined;
}

export function findCitations(
  sentences: readonly Sentence[],
  resolution: Resolution,
  scopes: readonly Scope[],
): Citations {
  const whole = citedInTitle(sentences, resolution);
  const bySentence = new Map<number, string>();
  const named = new Map<number, string>();
  const asides = new Map<number, Scope>();
  for (const scope of scopes) {
    const cited = publicationOf(scope, resolution);
    if (cited === undefined) continue;
    if (scope.cites) named.set(scope.sentence, cited);
    if (isAside(sentences[scope.sentence]!, scope)) asides.set(scope.sentence, scope);
    bySentence.set(scope.backward ? scope.sentence - 1 : scope.sentence, cited);
    if (!scope.backward && isShortReport(sentences[scope.sentence]!)) bySentence.set(scope.sentence - 1, cited); // "WSJ writes about it."
  }
  return {
    isWhole: whole !== undefined,
    of: ({ sentence, anchor }, speaker) => {
      const aside = asides.get(sentence);
      const own = aside && anchor < aside.content[0] ? undefined : bySentence.get(sentence);
      return named.get(sentence) ?? (speaker?.type === "Publication" ? speaker.name : (own ?? whole));
    },
  };
}

/** "A is suing The Herald, | which | reported that …", "A sued The Herald | for writing | that …": what stands before is not its word. */
function isAside({ tokens }: Sentence, { backward, cue, content }: Scope): boolean {
  return !backward && content[0] > cue[0] && /^(?:which|who|for|of|over)$/.test(tokens[cue[0] - 1]?.lower ?? "");
}

/** The speaker, or a publication that the speaker writes for in the same saying. */
function publicationOf(scope: Scope, { referents, bySentence }: Resolution): string | undefined {
  if (scope.speaker && referents[scope.speaker.referent]!.type === "Publication")
    return referents[scope.speaker.referent]!.name;
  if (!scope.backward) return undefined;
  const publication = bySentence[scope.sentence]!.find(({ referent }) => referents[referent]!.type === "Publication");
  return publication && referents[publication.referent]!.name;
}

const isShortReport = ({ tokens }: Sentence) => tokens.length <= 8;

/** "… - WSJ", "…: The New Yorker", "… (Reuters)" at the end of the title. */
function citedInTitle(sentences: readonly Sentence[], { referents, mentions }: Resolution): string | undefined {
  for (const mention of mentions) {
    const sentence = sentences[mention.sentence]!;
    if (sentence.zone !== "title") return undefined;
    if (referents[mention.referent]!.type !== "Publication") continue;
    const after = sentence.tokens.slice(mention.to).every(({ text }) => /^[)\].]$/.test(text));
    let at = mention.from - 1;
    if (sentence.tokens[at]?.lower === "the") at--;
    if (after && /^(?:-|–|—|:|\||\(|,)$/.test(sentence.tokens[at]?.text ?? ""))
      return referents[mention.referent]!.name;
  }
  return undefined;
}
