/** Answers about connections as JSON for programs: each line with all its claims, each path as prose too. */
import type { Hop, Path } from "../graph/paths/answer.js";
import { toGroupProse, toProse, toText } from "../graph/paths/prose.js";
import { toTimesOutside, type ProofInTime } from "../graph/paths/stated-time.js";
import type { Connection, Connections, Links } from "./path-search.js";

export function toConnectionJson({ from, to, answer }: Connection, told: ProofInTime): object {
  const { paths, deniedBetween } = answer;
  return {
    from,
    to,
    ...answer,
    paths: paths.map((path) => toPathJson(path, told)),
    ...(deniedBetween && { deniedBetween: toHopJson(deniedBetween, told) }),
  };
}

export function toConnectionsJson({ from, answer }: Connections, told: ProofInTime): object {
  const targets = answer.targets.map((target) => ({
    ...target,
    paths: target.paths.map((path) => toPathJson(path, told)),
  }));
  return { ...answer, from, targets };
}

export function toLinksJson({ entities, answer }: Links, told: ProofInTime): object {
  const groups = answer.groups.map((group) => ({
    ...group,
    links: group.links.map((link) => toHopJson(link, told)),
    prose: toText(toGroupProse(group, told.proof)),
  }));
  return { entities, ...answer, groups };
}

function toPathJson(path: Path, told: ProofInTime): object {
  return { ...path, hops: path.hops.map((hop) => toHopJson(hop, told)), prose: toText(toProse(path, told.proof)) };
}

function toHopJson(hop: Hop, { proof, window }: ProofInTime): object {
  const relations = hop.relations.map((relation) => {
    const claims = proof.get(relation.id) ?? [];
    const datedOutside = toTimesOutside(relation, claims, window);
    return { ...relation, ...(datedOutside && { datedOutside }), proof: claims };
  });
  return { ...hop, relations };
}
