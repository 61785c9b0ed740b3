/** Units and verb groups of sentences, made when first asked for: the tagger sees only what some rule looks at. */
import type { ReadReferent } from "../graph/model.js";
import { findVerbGroups, type VerbGroup } from "./verb-groups.js";
import { toUnits, type Unit } from "./grammar.js";
import type { Sentence } from "./passages.js";
import type { Mention } from "./resolve.js";

export interface Analysis {
  readonly units: readonly Unit[];
  readonly groups: readonly VerbGroup[];
}

export class Grammar {
  private readonly made = new Map<number, Analysis>();

  constructor(
    private readonly sentences: readonly Sentence[],
    private readonly bySentence: readonly (readonly Mention[])[],
    private readonly referents: readonly ReadReferent[],
  ) {}

  /** The same where the mentions of a sentence are the same; other sentences are looked at anew. */
  with(bySentence: readonly (readonly Mention[])[]): Grammar {
    if (bySentence === this.bySentence) return this;
    const other = new Grammar(this.sentences, bySentence, this.referents);
    for (const [sentence, analysis] of this.made)
      if (bySentence[sentence] === this.bySentence[sentence]) other.made.set(sentence, analysis);
    return other;
  }

  of(sentence: number): Analysis {
    const known = this.made.get(sentence);
    if (known) return known;
    const units = toUnits(this.sentences[sentence]!, this.bySentence[sentence]!, this.referents);
    const analysis = { units, groups: findVerbGroups(units) };
    this.made.set(sentence, analysis);
    return analysis;
  }
}
