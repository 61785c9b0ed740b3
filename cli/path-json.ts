/** Answers about connections as JSON for programs: each line with all its claims, each path as prose too. */
import type { Hop, Path } from "../graph/paths/answer.js";
import { toGroupProse, toProse, toText } from "../graph/paths/prose.js";
import type { Proof } from "../graph/paths/words.js";
import type { Connection, Connections, Links } from "./path-search.js";

export function toConnectionJson({ from, to, answer }: Connection, proof: Proof): object {
  return { from, to, ...answer, paths: answer.paths.map((path) => toPathJson(path, proof)) };
}

export function toConnectionsJson({ from, answer }: Connections, proof: Proof): object {
  const targets = answer.targets.map((target) => ({
    ...target,
    paths: target.paths.map((path) => toPathJson(path, proof)),
  }));
  return { ...answer, from, targets };
}

export function toLinksJson({ entities, answer }: Links, proof: Proof): object {
  const groups = answer.groups.map((group) => ({
    ...group,
    links: group.links.map((link) => toHopJson(link, proof)),
    prose: toText(toGroupProse(group, proof)),
  }));
  return { entities, ...answer, groups };
}

function toPathJson(path: Path, proof: Proof): object {
  return { ...path, hops: path.hops.map((hop) => toHopJson(hop, proof)), prose: toText(toProse(path, proof)) };
}

function toHopJson(hop: Hop, proof: Proof): object {
  const relations = hop.relations.map((relation) => ({ ...relation, proof: proof.get(relation.id) ?? [] }));
  return { ...hop, relations };
}
