// Runs what the Dockerfile would run, without Docker: its CMD, with its ENV, against a Neo4j, until its HEALTHCHECK passes.
//   NEO4J_URI=… NEO4J_PASSWORD=… node .ci/image.mjs Dockerfile FOLDER     FOLDER stands for the image's own
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { setTimeout as pause } from "node:timers/promises";

const [file, folder] = process.argv.slice(2);
const image = readFileSync(file, "utf8")
  .replace(/\\\n\s*/g, "")
  .split(/^FROM /m)
  .at(-1); // "ENV A=1 \⏎  B=2" on one line
const commands = [...image.matchAll(/CMD (\[.*\])/g)].map(([, list]) => JSON.parse(list)); // 'CMD ["node", "a.js"]'
const [health, start] = commands;
const env = {
  ...process.env,
  ...Object.fromEntries([...image.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value])), // 'PORT=4321'
  CLEW_DATA: `${folder}/data`,
  CLEW_TOKEN: "a token of the tests, not a secret".replaceAll(" ", "-"),
};

const server = run(start, "inherit");
const ended = new Promise((resolve) => server.on("exit", resolve));
const isHealthy = await Promise.race([untilHealthy(), ended.then(() => false)]);
server.kill("SIGTERM");
const code = await ended;
process.stdout.write(isHealthy ? "The image's start command serves and is healthy.\n" : "It never became healthy.\n");
process.exitCode = isHealthy && code === 0 ? 0 : 1;

async function untilHealthy() {
  for (let tries = 0; tries < 60; tries++) {
    const check = run(health, "ignore");
    if ((await new Promise((resolve) => check.on("exit", resolve))) === 0) return true;
    await pause(1000);
  }
  return false;
}

function run([program, ...args], stdio) {
  return spawn(program, args, { cwd: folder, env, stdio });
}
