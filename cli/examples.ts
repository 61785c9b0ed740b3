/** The examples at the end of a command's help. */

/** `[what it does, the command]` each; for `addHelpText("after", …)`. */
export function toExamples(examples: readonly (readonly [about: string, command: string])[]): string {
  return `\nExamples:\n${examples.map(([about, command]) => `  ${about}\n    $ ${command}`).join("\n")}`;
}
