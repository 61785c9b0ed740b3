import { LTS } from "./local/releases.js";
import { describeStoreOn } from "./testing/contract.js";

describeStoreOn(LTS);
