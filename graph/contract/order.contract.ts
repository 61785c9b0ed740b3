/** Whatever the order of ingests, removals and judgements: the same documents and judgements are the same graph. */
import * as fc from "fast-check";
import { toDocumentId } from "../ids.js";
import type { Source } from "../model.js";
import { toComparable } from "../projection-change.js";
import { ProjectionKeeper } from "../projection-keeper.js";
import { buildProjection } from "../projection.js";
import type { GraphStore } from "../store.js";
import type { OpenCase } from "../testing/case.js";
import { DATED, history, Ledger, MUDDLED, type Step } from "../testing/history.js";
import { sortedById } from "../testing/lines.js";
import { Mirror } from "../testing/mirror.js";
import { byEnds, expectedShape } from "../testing/oracle.js";
import { everyClaim, everyRelation, shapeOf } from "../testing/snapshot.js";

export interface PropertyOptions {
  /** Histories per property. CLEW_PROPERTY_RUNS overrides it, CLEW_PROPERTY_SEED the seed. */
  readonly runs?: number;
}

const TIME_LIMIT = 10 * 60_000;

export function orderContract(open: OpenCase, { runs = 25 }: PropertyOptions): void {
  const parameters = {
    numRuns: Number(process.env.CLEW_PROPERTY_RUNS ?? runs),
    seed: Number(process.env.CLEW_PROPERTY_SEED ?? 20221011),
  };

  describe("any history of a case", () => {
    it(
      "leaves the graph that documents and judgements say, after every step",
      async () => {
        await fc.assert(
          fc.asyncProperty(history, async (steps) => {
            await inFreshCase(open, async ({ store }) => {
              const [ledger, mirror] = [new Ledger(DATED), new Mirror(store)];
              await mirror.catchUp();
              for (const step of steps) {
                await ledger.take(step, store);
                expect(await plainShapeOf(store)).toEqual(expectedShape(ledger.documents(), ledger.judgements()));
                await mirror.catchUp();
                expect(mirror.content()).toEqual(await everyRelation(store));
              }
              await expectProof(store);
            });
          }),
          parameters,
        );
      },
      TIME_LIMIT,
    );

    it(
      "leaves the kept projection equal to one built anew, after every step",
      async () => {
        await fc.assert(
          fc.asyncProperty(history, async (steps) => {
            await inFreshCase(open, async ({ store }) => {
              const [ledger, keeper] = [new Ledger(DATED), new ProjectionKeeper(store, { checkEveryMs: 0 })];
              for (const step of steps) {
                await ledger.take(step, store);
                expect(await keeper.read(toComparable)).toEqual(toComparable(await buildProjection(store)));
              }
              await keeper.close();
            });
          }),
          { ...parameters, numRuns: Math.ceil(parameters.numRuns / 2) },
        );
      },
      TIME_LIMIT,
    );

    it(
      "leaves the same graph as saving in one go what there is in the end",
      async () => {
        await fc.assert(
          fc.asyncProperty(history, async (steps) => {
            const { shape, ledger } = await live(open, MUDDLED, steps);
            const straight = await inFreshCase(open, async ({ store }) => {
              for (const document of ledger.documents()) await store.saveDocuments([document]);
              for (const judgement of ledger.judgements()) await store.judge(judgement);
              return shapeOf(store);
            });
            expect(shape).toEqual(straight);
          }),
          parameters,
        );
      },
      TIME_LIMIT,
    );

    it(
      "leaves nothing once every document is removed and every judgement taken back",
      async () => {
        await fc.assert(
          fc.asyncProperty(history, async (steps) => {
            await inFreshCase(open, async ({ store }) => {
              const ledger = new Ledger(MUDDLED);
              for (const step of steps) await ledger.take(step, store);
              for (const { text } of ledger.documents()) await store.removeDocument(toDocumentId(text));
              for (const { id } of await store.judgements()) await store.undoJudgement(id);
              expect(await store.counts()).toEqual({
                documents: 0,
                passages: 0,
                claims: 0,
                entities: 0,
                relations: 0,
                judgements: 0,
              });
              expect(await everyRelation(store)).toEqual({ relations: [], entities: [] });
            });
          }),
          { ...parameters, numRuns: Math.ceil(parameters.numRuns / 3) },
        );
      },
      TIME_LIMIT,
    );
  });
}

/** Every line shown is the same wherever it is asked for, and has the claims that it counts, each with its quote. */
async function expectProof(store: GraphStore): Promise<void> {
  const { relations, entities } = await everyRelation(store);
  const among = await store.subgraph(entities.map(({ id }) => id));
  expect(sortedById(among.relations)).toEqual(relations);
  const proofs = await store.claimsOf(relations.map(({ id }) => id));
  for (const line of relations) {
    expect(await store.relation(line.id)).toEqual(line);
    const claims = (await everyClaim(store, line.id)).filter(({ hidden }) => !hidden);
    expect(claims).toHaveLength(line.claims);
    expect(proofs.get(line.id)).toEqual(claims);
    for (const { document, start, end, quote } of claims) {
      expect((await store.document(document.id))?.text.slice(start, end)).toBe(quote);
    }
  }
}

/** Takes all steps in a fresh case and tells what came of it. */
async function live(open: OpenCase, sources: readonly Source[], steps: readonly Step[]) {
  return inFreshCase(open, async ({ store }) => {
    const ledger = new Ledger(sources);
    for (const step of steps) await ledger.take(step, store);
    return { shape: await shapeOf(store), ledger };
  });
}

/** The part of the shape that the oracle foretells. */
async function plainShapeOf(store: GraphStore) {
  const { counts, entities, relations } = await shapeOf(store);
  return {
    counts,
    groups: entities.map(({ group }) => group).sort(),
    lines: relations
      .map(({ type, from, to, status, claims, origins, denials }) => ({
        type,
        from,
        to,
        status,
        claims,
        origins,
        denials,
      }))
      .sort(byEnds),
  };
}

async function inFreshCase<Result>(
  open: OpenCase,
  use: (opened: Awaited<ReturnType<OpenCase>>) => Promise<Result>,
): Promise<Result> {
  const opened = await open();
  try {
    return await use(opened);
  } finally {
    await opened.dispose();
  }
}
