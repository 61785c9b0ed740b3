/** The sentence that says it, whole, with the words of the claim marked: a quote alone may lack what limits it. */
import type { Answer } from "../../server/api.js";

type Claim = Answer<"GET /api/relations/:id/claims">["items"][number];
type Said = Pick<Claim, "passage" | "quote" | "start">;

interface Props {
  readonly claim: Said;
  /** Longer ones are cut, at words, around the quote, and say so with dots. */
  readonly most?: number;
}

export function Sentence({ claim: { passage, quote, start }, most = Infinity }: Props) {
  const { text } = passage;
  const at = Math.max(0, start - passage.start);
  const end = at + quote.length;
  const { from, to } = around({ text, at, end, most });
  return (
    <q>
      {from > 0 && "… "}
      {text.slice(from, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end, to)}
      {to < text.length && " …"}
    </q>
  );
}

interface Cut {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly most: number;
}

function around({ text, at, end, most }: Cut): { readonly from: number; readonly to: number } {
  if (text.length <= most) return { from: 0, to: text.length };
  const room = Math.max(0, most - (end - at));
  const from = at <= room / 2 ? 0 : text.indexOf(" ", at - room / 2) + 1;
  const until = Math.max(end, from + most);
  return { from, to: until >= text.length ? text.length : Math.max(end, text.lastIndexOf(" ", until)) };
}
