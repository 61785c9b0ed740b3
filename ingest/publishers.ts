/** One name for each publication that is known by several: what "BBC News", "bbc.co.uk" and "the BBC" say has one origin. */
import type { Source } from "../graph/model.js";
import { standardGazetteer } from "./gazetteer.js";
import { tokenize } from "./tokens.js";

/** The source with its publisher under the name that citations of it have; one that is not known keeps its own. */
export function withKnownPublisher(source: Source): Source {
  const { publisher } = source;
  const known = findPublication(publisher) ?? findPublication(siteOf(publisher));
  return known === undefined || known === publisher ? source : { ...source, publisher: known };
}

function findPublication(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  const tokens = tokenize(name);
  const from = tokens.length > 1 && tokens[0]!.lower === "the" ? 1 : 0;
  for (const start of new Set([0, from])) {
    const match = start < tokens.length ? standardGazetteer().match(tokens, start) : undefined;
    if (match?.to === tokens.length && match.known.type === "Publication") return match.known.name;
  }
  return undefined;
}

/** `bbc.co.uk` → BBC, `reuters.com` → Reuters. */
function siteOf(publisher: string): string | undefined {
  const label = /^(?:[a-z-]+\.)?([a-z]+)\.(?:com|org|net|co\.uk|de|fr|tv)$/.exec(publisher)?.[1];
  if (label === undefined) return undefined;
  return label.length <= 4 ? label.toUpperCase() : label[0]!.toUpperCase() + label.slice(1);
}
