import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeGraphStore } from "../store.contract.js";
import { openCasesIn } from "../testing/databases.js";
import { openEmbedded } from "./embedded.js";

describe("embedded", () => {
  const folder = mkdtempSync(join(tmpdir(), "clew-embedded-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describeGraphStore(
    "the embedded store",
    openCasesIn(() => openEmbedded({ folder })),
  );
});
