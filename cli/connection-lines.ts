/** How one is connected with several, and what links a set, as lines for a person to read. */
import type { PathEntity } from "../graph/paths/answer.js";
import type { LinkedGroup } from "../graph/paths/connect.js";
import type { Target } from "../graph/paths/many.js";
import type { ProofInTime } from "../graph/paths/stated-time.js";
import { toPathStep, toPathSteps, toStoreRemarks } from "./path-lines.js";
import type { Connections, Links } from "./path-search.js";
import { toPrintable, type Terminal } from "./terminal.js";

type Page = Pick<Terminal, "style" | "width">;

export function toConnectionLines({ from, to, answer }: Connections, told: ProofInTime, page: Page): string[] {
  const names = new Map(to.map(({ id, name }) => [id, toPrintable(name)]));
  const name = toPrintable(from.name);
  const linked = answer.targets.filter(({ paths }) => paths.length > 0).length;
  return [
    page.style("bold", `${name} is connected with ${linked} of ${answer.targets.length}, the best connected first.`),
    ...(answer.complete ? [] : ["The search was stopped before its end: there may be more and better paths."]),
    ...toStoreRemarks(answer.byStore).map(toPrintable),
    ...answer.targets.flatMap((target) => {
      if (target.paths.length === 0) return ["", toNone(target, { name, to: names.get(target.to) ?? target.to })];
      return target.paths.flatMap((path) => ["", ...toPathSteps(path, "", told, page)]);
    }),
  ];
}

function toNone({ entity, complete }: Target, { name, to }: { readonly name: string; readonly to: string }): string {
  if (!entity) return `Clew found no line between ${to} and another.`;
  return complete ? `No path joins ${name} and ${to} under these options.` : `${to} was not looked at to the end.`;
}

export function toLinkLines({ entities, answer }: Links, told: ProofInTime, page: Page): string[] {
  const { groups, unknown, complete } = answer;
  const lineless = entities.filter(({ id }) => unknown.includes(id));
  return [
    page.style("bold", toHeading(entities.length - lineless.length, groups)),
    ...(complete ? [] : ["The search was stopped before its end."]),
    ...lineless.map(({ name }) => `Clew found no line between ${toPrintable(name)} and another.`),
    ...groups.flatMap((group) => toGroupLines(group, told, page)),
  ];
}

function toHeading(known: number, groups: readonly LinkedGroup[]): string {
  const [only] = groups;
  if (groups.length > 1)
    return `Nothing links all of them under these options: they fall into ${groups.length} groups.`;
  if (!only || only.links.length === 0) return "There is nothing to link.";
  const links = only.links.length === 1 ? "1 link joins" : `${only.links.length} links join`;
  return `${links} all ${known}. ${only.quality.message}`;
}

function toGroupLines({ entities, links }: LinkedGroup, told: ProofInTime, page: Page): string[] {
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  if (links.length === 0) return ["", `${toPrintable(entities[0]?.name ?? "")} alone`];
  return links.flatMap((link, place) => {
    const [here, there] = [byId.get(link.from), byId.get(link.to)] as [PathEntity, PathEntity]; // all are among them
    return [...(place === 0 ? [""] : []), ...toPathStep(link, { here, there }, told, page)];
  });
}
