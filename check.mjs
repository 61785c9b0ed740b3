// Checks types, lint, formatting, unused code and circles of imports, side by side; each one's words come in one piece, when it is done.
// Usage: npm run check (npm says where the tools are)
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

const CHECKS = [
  ["eslint", "."], // the longest
  ["tsc", "--noEmit"],
  ["prettier", "--check", "."],
  ["knip"],
  ["knip", "--cycles"],
];
const TWO_AT_ONCE = 2;

const waiting = [...CHECKS];
await Promise.all(Array.from({ length: TWO_AT_ONCE }, takeOneByOne));

async function takeOneByOne() {
  for (let check = waiting.shift(); check; check = waiting.shift()) await run(check);
}

async function run([tool, ...args]) {
  const child = spawn([tool, ...args].join(" "), { shell: true, stdio: ["ignore", "pipe", "pipe"] });
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  process.stdout.write(
    `${[tool, ...args].join(" ")}: ${code === 0 ? "good" : "FAILED"}\n${code === 0 ? "" : out + err}`,
  );
  if (code !== 0) process.exitCode = 1;
}
