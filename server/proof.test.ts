import { describe, expect, it } from "@jest/globals";
import type { RelationId } from "../graph/ids.js";
import type { Claim } from "../graph/model.js";
import { keepProof } from "./proof.js";

const [A, B, C] = ["rel-a", "rel-b", "rel-c"] as RelationId[] as [RelationId, RelationId, RelationId];

/** A store in which each line has one claim, named after the line and the look-up, and that tells what it was asked. */
function watched() {
  const asked: RelationId[][] = [];
  const claimsOf = async (ids: readonly RelationId[]) => {
    asked.push([...ids]);
    return new Map(ids.map((id) => [id, [{ quote: `${id} ${asked.length}` } as Claim]]));
  };
  return { asked, claimsOf };
}

const quotes = (proof: ReadonlyMap<RelationId, readonly Claim[]>) =>
  [...proof].map(([id, claims]) => [id, claims.map(({ quote }) => quote)]);

describe("the kept proof", () => {
  it("asks the store for each line once", async () => {
    const store = watched();
    const proofOf = keepProof(store);
    await proofOf([A, B], 1);
    expect(quotes(await proofOf([A, B, C], 1)).sort()).toEqual([
      [A, ["rel-a 1"]],
      [B, ["rel-b 1"]],
      [C, ["rel-c 2"]],
    ]);
    expect(store.asked).toEqual([[A, B], [C]]);
  });

  it("is forgotten when the case changes, and an answer of before the change does not bring it back", async () => {
    const store = watched();
    const proofOf = keepProof(store);
    await proofOf([A], 1);
    await proofOf([A], 2);
    await proofOf([A], 1);
    expect(quotes(await proofOf([A], 2))).toEqual([[A, ["rel-a 2"]]]);
    expect(store.asked).toHaveLength(3);
  });

  it("holds no more than it may", async () => {
    const store = watched();
    const proofOf = keepProof(store, 2);
    await proofOf([A], 1);
    expect(quotes(await proofOf([A, B, C], 1))).toHaveLength(3);
    await proofOf([B, C], 1);
    expect(store.asked).toEqual([[A], [B, C]]);
    await proofOf([A], 1);
    expect(store.asked).toHaveLength(3);
  });
});
