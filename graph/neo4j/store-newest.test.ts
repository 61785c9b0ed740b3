import { NEWEST } from "./local/releases.js";
import { describeStoreOn } from "./testing/contract.js";

describeStoreOn(NEWEST);
