/**
 * The suite that every adapter of `GraphStore` passes: what the port, and DESIGN behind it, promise. An adapter's test file
 * says how to open an empty case, and no more:
 *
 *     describeGraphStore("the embedded store", openEmbeddedCase);
 */
import { findingContract } from "./contract/finding.contract.js";
import { followingContract } from "./contract/following.contract.js";
import { judgingContract } from "./contract/judging.contract.js";
import { keepingContract } from "./contract/keeping.contract.js";
import { orderContract, type PropertyOptions } from "./contract/order.contract.js";
import { queryingContract } from "./contract/querying.contract.js";
import { savingContract } from "./contract/saving.contract.js";
import { statusContract } from "./contract/status.contract.js";
import { suggestingContract } from "./contract/suggesting.contract.js";
import { tellingContract } from "./contract/telling.contract.js";
import type { OpenCase } from "./testing/case.js";

export function describeGraphStore(name: string, open: OpenCase, options: PropertyOptions = {}): void {
  describe(name, () => {
    savingContract(open);
    tellingContract(open);
    findingContract(open);
    statusContract(open);
    judgingContract(open);
    suggestingContract(open);
    followingContract(open);
    queryingContract(open);
    keepingContract(open);
    orderContract(open, options);
  });
}
