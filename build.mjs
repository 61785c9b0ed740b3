// Compiles every TypeScript source to dist/, file by file, and copies the data that lies beside it.
// It only strips types, so a build takes well under a second; `npm run check` checks them.
// Usage: node build.mjs [--clean]
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

const ROOMS = ["graph", "ingest", "server", "cli", "bench"];
const DATA = /\.(json|xml|txt)$/;
// The page itself is built by Vite (vite.config.js); of client/ only its tests run here.
const CLIENT_TESTS = /^client[\\/](testing[\\/]|.*\.(test|journeys)\.ts$)/;

if (process.argv.includes("--clean")) await rm("dist", { recursive: true, force: true });
const own = (await Promise.all(ROOMS.filter((room) => existsSync(room)).map(filesIn))).flat();
const files = [...own, ...(await filesIn("client")).filter((file) => CLIENT_TESTS.test(file))];
await build({
  entryPoints: files.filter((file) => /\.ts$/.test(file) || DATA.test(file)),
  outdir: "dist",
  outbase: ".",
  platform: "node",
  format: "esm",
  target: "node20",
  sourcemap: true,
  loader: { ".json": "copy", ".xml": "copy", ".txt": "copy" },
  logLevel: "warning",
});

async function filesIn(room) {
  const entries = await readdir(room, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
