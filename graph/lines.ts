/** The lines of a stream of text. Only `\n` ends one: U+2028, which other splitters mind too, may stand within JSON. */
export async function* toLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunks) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest) yield rest;
}
