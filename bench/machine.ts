/** Where a figure was measured: figures of different machines, or of a busy one, do not compare. */
import { readFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, totalmem } from "node:os";

export function describeMachine(): string {
  const model = cpus()[0]?.model.trim() ?? "unknown processor";
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return `Clew ${version}, Node ${process.versions.node}, ${availableParallelism()} cores (${model}), ${memory} GB, load ${load.toFixed(1)} when it ended.`;
}
