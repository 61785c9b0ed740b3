#!/usr/bin/env node
/** The entry of the `clew` command: runs it, and answers for what fails. */
import { toFailure } from "./failure.js";
import { createProgram } from "./program.js";
import { surviveClosedPipes } from "./terminal.js";

surviveClosedPipes();
const program = await createProgram(process.argv.slice(2));
try {
  await program.parseAsync();
} catch (error) {
  const { exitCode, text } = toFailure(error, program.opts()["debug"] === true);
  process.stderr.write(text);
  process.exitCode = exitCode;
}
