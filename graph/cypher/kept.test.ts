import type { CypherDatabase, Transaction } from "./database.js";
import { keepForRevision } from "./kept.js";

/** A case of which nothing is read but its revision. */
function counting() {
  const held = { revision: 1 };
  const transaction = { run: () => Promise.resolve([{ revision: held.revision }]) } as unknown as Transaction;
  const database: Pick<CypherDatabase, "read"> = { read: (work) => work(transaction) };
  return { held, database };
}

it("finds once for all who ask, and again once the case changed", async () => {
  const { held, database } = counting();
  let found = 0;
  const ask = keepForRevision(database, () => Promise.resolve((found += 1)));
  expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
  expect(await ask()).toBe(1);
  held.revision = 2;
  expect(await ask()).toBe(2);
});

it("does not keep a failure", async () => {
  let asked = 0;
  const ask = keepForRevision(counting().database, () => {
    asked += 1;
    return asked === 1 ? Promise.reject(new Error("busy")) : Promise.resolve("there");
  });
  await expect(ask()).rejects.toThrow("busy");
  expect(await ask()).toBe("there");
});
