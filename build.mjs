// Compiles every TypeScript source to dist/, file by file, and copies the data that lies beside it.
// It only strips types, so a build takes well under a second; `npm run check` checks them.
// Usage: node build.mjs [--clean]
//        node build.mjs --is-current    builds nothing: 0 when the last whole build has all sources as they are, else 1.
//                                       `npx clew` prepares the package each time it meets a checkout: what is built
//                                       must stay as it is then, since a server may be running on it.
import { build } from "esbuild";
import { existsSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const ROOMS = ["graph", "ingest", "server", "cli", "bench"];
const DATA = /\.(json|xml|txt)$/;
// The page itself is built by Vite (vite.config.js); of client/ only its tests run here.
const CLIENT_TESTS = /^client[\\/](testing[\\/]|.*\.(test|journeys)\.ts$)/;

/** What the page is built from besides client/, and what decides how all is built. */
const ALSO = ["build.mjs", "vite.config.js", "tsconfig.json", "package.json", "package-lock.json"];
/** Vite writes it last of all. */
const LAST_BUILT = join("dist", "page", "index.html");

if (process.argv.includes("--is-current")) process.exit((await isCurrent()) ? 0 : 1);
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

async function isCurrent() {
  if (!existsSync(LAST_BUILT)) return false;
  const rooms = [...ROOMS, "client"].filter((room) => existsSync(room));
  const sources = [...(await Promise.all(rooms.map(filesIn))).flat(), ...ALSO.filter((file) => existsSync(file))];
  const { mtimeMs: builtAt } = await stat(LAST_BUILT);
  const changedAt = await Promise.all(sources.map(async (file) => (await stat(file)).mtimeMs));
  return changedAt.every((at) => at <= builtAt);
}

async function filesIn(room) {
  const entries = await readdir(room, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
