/** Markdown: front matter to metadata, and the text without its marks, as a person would read it. */
import { decode } from "./decode.js";
import { readFrontMatter } from "./frontmatter.js";
import { lookAtText } from "./text.js";
import type { Content, ReadText } from "./original.js";

/** Marks and what stands for them, applied to each line. Emphasis must hug its words: '5 * 3 * 2' stays. */
const MARKS: readonly (readonly [RegExp, string])[] = [
  [/^ {0,3}#{1,6}[ \t]+/, ""], // '## Heading'
  [/^ {0,3}(?:>[ \t]?)+/, ""], // '> quoted'
  [/!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}(?:[ \t]+"[^"\n]{0,500}")?\)/g, ""], // '![a photo](photo.png)'
  [/\[([^\]\n]{1,500})\]\([^()\s]{0,2000}(?:[ \t]+"[^"\n]{0,500}")?\)/g, "$1"], // '[label](https://example.org "title")'
  [/<(https?:\/\/[^\s<>]{1,2000})>/g, "$1"], // '<https://example.org>'
  [/(?<![\p{L}\p{N}*])\*{1,3}(?=[^\s*])([^*\n]{0,999}[^\s*])\*{1,3}(?![\p{L}\p{N}*])/gu, "$1"], // '**bold**'
  [/(?<![\p{L}\p{N}_])_{1,3}(?=[^\s_])([^_\n]{0,999}[^\s_])_{1,3}(?![\p{L}\p{N}_])/gu, "$1"], // '_emphasis_'
];

export async function readMarkdown(content: Content): Promise<ReadText> {
  const { text, note } = decode(content.name, content.bytes, content.charset);
  const front = readFrontMatter(text);
  const plain = stripMarks(text.slice(front.bodyStart));
  return {
    text: plain,
    metadata: { ...lookAtText(plain), ...front.metadata },
    notes: [...(note === undefined ? [] : [note]), ...front.notes],
  };
}

function stripMarks(text: string): string {
  return text
    .split("\n")
    .filter((line) => !/^ {0,3}(?:-{3,}|={3,}|\*{3,}|`{3,}\w*)[ \t\r]*$/.test(line)) // '---', '===', '```js'
    .map((line) => MARKS.reduce((rest, [mark, instead]) => rest.replace(mark, instead), line))
    .join("\n")
    .replace(/^\s*\n/, "");
}
