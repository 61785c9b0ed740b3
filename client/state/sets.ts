/** What is asked of several entities together: what links them, whether any is connected to another, whom they share. */
import { signal } from "@preact/signals";
import type { Answer, Call } from "../../server/api.js";
import { call } from "../api/call.js";
import { showInDrawer } from "./drawer.js";
import { addEntities } from "./graph.js";
import { light, toLit, type Lit } from "./light.js";
import { dismissProblems, sayError } from "./notices.js";
import { chosen, compared } from "./paths.js";
import { options, type Named, type PathOptions } from "./question.js";

export type Connected = Answer<"POST /api/paths/connect">;
export type Many = Answer<"POST /api/paths/many">;
export type Common = Answer<"POST /api/common">;
type Answered =
  | { readonly kind: "connect"; readonly ids: readonly string[]; readonly found: Connected }
  | { readonly kind: "many"; readonly ids: readonly string[]; readonly to: Named; readonly found: Many }
  | { readonly kind: "common"; readonly ids: readonly string[]; readonly found: Common };
/** With the options that it was asked under. */
export type SetAnswer = Answered & { readonly options: PathOptions };

/** As many as the server takes at a time. */
export const MOST = { connect: 20, many: 50, common: 100 } as const;

export const setAnswer = signal<SetAnswer | undefined>(undefined);
export const isAskingSet = signal(false);
/** Which of the answer's rows is lit. */
export const litRow = signal<string | undefined>(undefined);

let asking: AbortController | undefined;

export function stopAskingSet(): void {
  asking?.abort();
}

/** The least that joins all of these. */
export function connectThese(ids: readonly string[]): Promise<void> {
  return ask(async (signal) => {
    const body = { ...without(options.value, NOT_OF_SETS), entities: [...ids] } satisfies ConnectBody;
    const found = await call("POST /api/paths/connect", { body }, { signal });
    await shine("all", toGroupsLit(found));
    return { kind: "connect", ids, found };
  });
}

/** The best paths from each of these to another, the best connected first. */
export function findAnyConnected(ids: readonly string[], to: Named): Promise<void> {
  return ask(async (signal) => {
    const others = ids.filter((id) => id !== to.id);
    const body = { ...without(options.value, ["k"]), from: to.id, to: others };
    const found = await call("POST /api/paths/many", { body }, { signal });
    const best = found.targets[0]?.paths[0];
    await (best ? shine(found.targets[0]!.to, toLit(best)) : shine(undefined));
    return { kind: "many", ids: others, to, found };
  });
}

/** Whom at least two of these are linked with. */
export function findCommon(ids: readonly string[]): Promise<void> {
  return ask(async (signal) => {
    const body = { ...without(options.value, [...NOT_OF_SETS, "ranking", "hubCap"]), entities: [...ids] };
    const found = await call("POST /api/common", { body }, { signal });
    await shine(undefined);
    return { kind: "common", ids, found };
  });
}

/** Lights a row of the answer and brings what is on it into view; without light, everything shows as it is. */
export async function shine(row: string | undefined, lit?: Lit): Promise<void> {
  chosen.value = undefined;
  compared.value = undefined;
  litRow.value = row;
  light.value = lit && { first: lit };
  if (lit) await addEntities([...lit.entities], [...lit.entities][0]);
}

export function toGroupsLit({ groups }: Connected): Lit {
  return {
    entities: new Set(groups.flatMap(({ entities }) => entities.map(({ id }) => id))),
    relations: new Set(groups.flatMap(({ links }) => links.flatMap(({ relations }) => relations[0]?.id ?? []))),
  };
}

type ConnectBody = Call<"POST /api/paths/connect">["body"];
/** A set has no order, no direction and no number of paths. */
const NOT_OF_SETS = ["via", "maxHops", "k", "direction", "timeOrder", "disjoint"] as const;

function without<Option extends keyof PathOptions>(
  from: PathOptions,
  names: readonly Option[],
): Omit<PathOptions, Option> {
  const left = Object.entries(from).filter(([name]) => !(names as readonly string[]).includes(name));
  return Object.fromEntries(left) as Omit<PathOptions, Option>;
}

async function ask(question: (signal: AbortSignal) => Promise<Answered>): Promise<void> {
  const under = options.value;
  stopAskingSet();
  const own = (asking = new AbortController());
  isAskingSet.value = true;
  showInDrawer("selection");
  try {
    const answered = await question(own.signal);
    if (own === asking) setAnswer.value = { ...answered, options: under };
    dismissProblems();
  } catch (error) {
    if (own === asking) sayError(error);
  } finally {
    if (own === asking) isAskingSet.value = false;
  }
}
