/** The pictures in the README, from the example case: `npm run picture`. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../client/testing/browser.js";
import { createStore } from "../graph/cypher/store.js";
import { openEmbedded } from "../graph/embedded/embedded.js";
import { openTextFolder } from "../graph/texts.js";
import { ingest } from "../ingest/run.js";
import { serve } from "../server/serve.js";

const ROOT = new URL("../../", import.meta.url);
const inRoot = (path: string) => fileURLToPath(new URL(path, ROOT));

const place = await mkdtemp(join(tmpdir(), "clew-picture-"));
process.chdir(place); // the page tells where the case lies: as for a user
const folder = ".clew";
const texts = openTextFolder(join(folder, "texts"));
const store = await createStore(await openEmbedded({ folder }), { texts });
await ingest([inRoot("seeds")], store);
const client = inRoot("dist/page");
const options = {
  host: "127.0.0.1",
  port: 0,
  hosts: [],
  data: folder,
  texts,
  client,
  version: "",
  caseName: "Starlink over Ukraine",
};
const serving = await serve(store, options);
const browser = await launch();
try {
  for (const colours of ["dark", "light"] as const) {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      colorScheme: colours,
      reducedMotion: "reduce",
    });
    const page = await context.newPage();
    await page.goto(`${serving.address}/#from=person%2Felon-musk&to=person%2Fvladimir-putin`);
    await page.locator(".path").first().waitFor();
    await page.waitForTimeout(1500);
    await page.locator(".path-proof .link").first().click();
    await page.locator(".claim").first().waitFor();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: inRoot(`docs/explorer-${colours}.png`) });
    await context.close();
  }
} finally {
  await browser.close();
  await serving.close();
  await store.close();
  await rm(place, { recursive: true, force: true });
}
