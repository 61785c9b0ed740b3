/** `clew judge`: what a person decides of the entities, and taking it back. */
import { Command, InvalidArgumentError } from "commander";
import { ClewError } from "../graph/errors.js";
import type { JudgementId } from "../graph/ids.js";
import { ENTITY_TYPES, type Entity, type EntityType, type Judgement, type JudgementRecord } from "../graph/model.js";
import type { EntityName, GraphStore } from "../graph/store.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
import { readNames, tell, tellNamesake, tellType } from "./judgement-words.js";
import { toHide } from "./hidden-claim.js";
import { requireEntity } from "./named-entity.js";
import { printResult, requireOneForm, type PrintOptions } from "./print-result.js";
import { terminal } from "./terminal.js";

export function judgeCommand(): Command {
  const judge = new Command("judge")
    .summary("decide who is one, who is not, and take it back")
    .description("Decides what the documents leave open. A later ingest never undoes it; you can, in any order.")
    .addHelpText("after", toExamples(EXAMPLES));
  judge
    .command("same")
    .description("these two are one")
    .argument("<a>", "a name or an id")
    .argument("<b>", "a name or an id")
    .action((a: string, b: string) => decide((store) => ofTwo(store, "same", [a, b])));
  judge
    .command("not-same")
    .description("these two are not one, whatever suggests it")
    .argument("<a>", "a name or an id")
    .argument("<b>", "a name or an id")
    .action((a: string, b: string) => decide((store) => ofTwo(store, "not-same", [a, b])));
  judge
    .command("type")
    .description("what this one is")
    .argument("<name>", "a name or an id")
    .argument("<type>", ENTITY_TYPES.join(", "), toType)
    .action((name: string, type: EntityType) => decide((store) => ofType(store, name, type)));
  judge
    .command("rename")
    .description("what to call this one")
    .argument("<name>", "a name or an id")
    .argument("<to>", "the name to show")
    .action((name: string, to: string) => decide((store) => ofName(store, name, to)));
  judge
    .command("hide")
    .description("one claim between these two counts no more, as when the sentence does not say it")
    .argument("<a>", "a name or an id")
    .argument("<b>", "a name or an id")
    .option("--quote <words>", "of several claims, the one in whose quote these words stand")
    .action((a: string, b: string, { quote }: { quote?: string }) => decide((store) => toHide(store, [a, b], quote)));
  judge
    .command("undo")
    .description("take a judgement back, in any order; `clew judge list` tells their ids")
    .argument("[id]", "the id of a judgement; without one, the last that stands")
    .action(undo);
  judge
    .command("list")
    .description("list all judgements, oldest first, those taken back too")
    .option("--json", "print them as one JSON object")
    .option("--csv", "print them as CSV")
    .action(async (options: PrintOptions) => {
      requireOneForm(options);
      await printResult(await withCase(toRows), options);
    });
  return judge;
}

const EXAMPLES = [
  ["Who may be one", "clew suggest"],
  ["They are", 'clew judge same "Walter Isaacson" "Walter Isaxon"'],
  ["They are not", 'clew judge not-same "A. Berg" "Anna Berg"'],
  ["Not a person but a place", 'clew judge type "Azovstal" Place'],
  ["Its sentence does not say so", 'clew judge hide "Anna Berg" "Carl Dorn" --quote "was said to"'],
  ["What was decided", "clew judge list"],
  ["Taking one back", "clew judge undo <id>"],
] as const;

async function decide(choose: (store: GraphStore) => Promise<Judgement>): Promise<void> {
  const { record, words } = await withCase(async (store) => {
    const judgement = await choose(store);
    const names = await readNames(store, [judgement]);
    const namesake = judgement.kind === "rename" ? await tellNamesake(store, judgement.to) : "";
    const record = await store.judge(judgement);
    return { record, words: tell(judgement, names) + (await tellType(store, judgement, names)) + namesake };
  });
  await terminal.write(`Judged: ${words}. Take it back with: clew judge undo ${record.id}\n`);
}

async function undo(given: string | undefined): Promise<void> {
  const words = await withCase(async (store) => {
    const records = await store.judgements();
    const id = given ?? records.findLast(({ undoneAt }) => undoneAt === undefined)?.id;
    if (id === undefined) throw nothingToDecide("No judgement stands that could be taken back.");
    const before = records.find((record) => record.id === id);
    const { judgement } = await store.undoJudgement(id as JudgementId); // one that is none is not found
    const what = tell(judgement, await readNames(store, [judgement]));
    return before?.undoneAt ? `Taken back already, at ${before.undoneAt}: ${what}` : `Taken back: ${what}`;
  });
  await terminal.write(`${words}.\n`);
}

async function ofTwo(
  store: GraphStore,
  kind: "same" | "not-same",
  [first, second]: readonly [string, string],
): Promise<Judgement> {
  const [one, other] = [await requireEntity(store, first), await requireEntity(store, second)];
  const [a, b] = [await keyOf(store, one), await keyOf(store, other)];
  if (a !== b) return { kind, a, b };
  throw new ClewError(
    "invalid-input",
    `${JSON.stringify(first)} and ${JSON.stringify(second)} are one entity already.`,
    {
      hint: "clew judge list tells by which judgement, if it was one.",
    },
  );
}

async function ofType(store: GraphStore, typed: string, type: EntityType): Promise<Judgement> {
  const entity = await requireEntity(store, typed);
  if (entity.type === type) throw nothingToDecide(`${entity.name} is of the type ${type} already.`);
  return { kind: "type", name: await keyOf(store, entity), type };
}

async function ofName(store: GraphStore, typed: string, to: string): Promise<Judgement> {
  const entity = await requireEntity(store, typed);
  if (entity.name === to.trim()) throw nothingToDecide(`${entity.name} is called so already.`);
  return { kind: "rename", name: await keyOf(store, entity), to };
}

const nothingToDecide = (what: string) => new ClewError("invalid-input", `${what} Nothing was decided.`);

/** The name by which judgements know an entity: of several, the one that most documents use. */
async function keyOf(store: GraphStore, entity: Pick<Entity, "id" | "name">): Promise<EntityName["key"]> {
  const names = await store.namesOf(entity.id);
  const most = [...names].sort((a, b) => b.documents.length - a.documents.length)[0];
  if (!most) throw new ClewError("not-found", `No document names ${entity.name} any more.`);
  return most.key;
}

function toType(text: string): EntityType {
  const type = ENTITY_TYPES.find((known) => known.toLowerCase() === text.toLowerCase());
  if (type) return type;
  throw new InvalidArgumentError(`Expected one of ${ENTITY_TYPES.join(", ")}.`);
}

async function toRows(store: GraphStore) {
  const began = performance.now();
  const records = await store.judgements();
  const names = await readNames(
    store,
    records.map(({ judgement }) => judgement),
  );
  return {
    columns: ["id", "judged", "what", "taken back"],
    rows: records.map(({ id, at, judgement, undoneAt }: JudgementRecord) => [
      id,
      at,
      tell(judgement, names),
      undoneAt ?? "",
    ]),
    truncated: false,
    elapsedMs: performance.now() - began,
    revision: await store.revision(),
    notices: [],
  };
}
