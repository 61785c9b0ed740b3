import { join } from "node:path";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { describeJourneys } from "./explorer.journeys.js";
import { describeInBrowser } from "./testing/browser.js";

describeInBrowser("in Chromium", () => {
  describeJourneys("the embedded store", (folder) => openEmbedded({ folder: join(folder, "case") }));
});
