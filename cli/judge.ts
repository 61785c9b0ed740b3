/** `clew judge`: what a person decides of the entities, and taking it back. */
import { Command, InvalidArgumentError } from "commander";
import { ClewError } from "../graph/errors.js";
import type { JudgementId } from "../graph/ids.js";
import { ENTITY_TYPES, type EntityType, type Judgement, type JudgementRecord } from "../graph/model.js";
import type { EntityName, GraphStore } from "../graph/store.js";
import { withCase } from "./case.js";
import { toExamples } from "./examples.js";
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
    .action((name: string, type: EntityType) =>
      decide(async (store) => ({ kind: "type", name: await keyOf(store, name), type })),
    );
  judge
    .command("rename")
    .description("what to call this one")
    .argument("<name>", "a name or an id")
    .argument("<to>", "the name to show")
    .action((name: string, to: string) =>
      decide(async (store) => ({ kind: "rename", name: await keyOf(store, name), to })),
    );
  judge
    .command("undo")
    .description("take a judgement back; `clew judge list` tells their ids")
    .argument("<id>", "the id of a judgement")
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
  ["What was decided", "clew judge list"],
  ["Taking one back", "clew judge undo <id>"],
] as const;

async function decide(choose: (store: GraphStore) => Promise<Judgement>): Promise<void> {
  const record = await withCase(async (store) => store.judge(await choose(store)));
  await terminal.write(`Judged: ${tell(record.judgement)}. Take it back with: clew judge undo ${record.id}\n`);
}

async function undo(id: string): Promise<void> {
  const record = await withCase((store) => store.undoJudgement(id as JudgementId)); // one that is none is not found
  await terminal.write(`Taken back: ${tell(record.judgement)}.\n`);
}

async function ofTwo(
  store: GraphStore,
  kind: "same" | "not-same",
  [first, second]: readonly [string, string],
): Promise<Judgement> {
  const [a, b] = [await keyOf(store, first), await keyOf(store, second)];
  if (a !== b) return { kind, a, b };
  throw new ClewError(
    "invalid-input",
    `${JSON.stringify(first)} and ${JSON.stringify(second)} are one entity already.`,
    {
      hint: "clew judge list tells by which judgement, if it was one.",
    },
  );
}

/** The name by which judgements know an entity: of several, the one that most documents use. */
async function keyOf(store: GraphStore, typed: string): Promise<EntityName["key"]> {
  const entity = await requireEntity(store, typed);
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
  return {
    columns: ["id", "judged", "what", "taken back"],
    rows: records.map(({ id, at, judgement, undoneAt }: JudgementRecord) => [id, at, tell(judgement), undoneAt ?? ""]),
    truncated: false,
    elapsedMs: performance.now() - began,
    revision: await store.revision(),
    notices: [],
  };
}

function tell(judgement: Judgement): string {
  switch (judgement.kind) {
    case "same":
      return `${judgement.a} and ${judgement.b} are one`;
    case "not-same":
      return `${judgement.a} and ${judgement.b} are two`;
    case "split":
      return `${judgement.name} is another one in ${judgement.sources.join(", ")}`;
    case "hide":
      return `hidden: ${judgement.predicate} by “${judgement.quote}” (${judgement.source})`;
    case "type":
      return `${judgement.name} is a ${judgement.type}`;
    case "rename":
      return `${judgement.name} is called ${judgement.to}`;
  }
}
