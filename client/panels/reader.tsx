/** A document as it was read: its text with every mention marked, and the quote that one came for. */
import { useEffect, useRef } from "preact/hooks";
import type { Answer } from "../../server/api.js";
import { call } from "../api/call.js";
import { addEntities } from "../state/graph.js";
import { attempt } from "../state/notices.js";
import { reading, select } from "../state/selection.js";
import { useReading } from "./use-reading.js";
import { dateWords, unreadWords } from "./words.js";

type Document = Answer<"GET /api/documents/:id">;
const read = (id: string, signal: AbortSignal): Promise<Document> =>
  call("GET /api/documents/:id", { params: { id } }, { signal });

export function Reader() {
  const dialog = useRef<HTMLDialogElement>(null);
  const { id, start, end } = reading.value ?? {};
  const [shown] = useReading(id, read);
  useEffect(() => {
    if (id === undefined) dialog.current?.close();
    else if (!dialog.current?.open) dialog.current?.showModal();
  }, [id]);
  const isThere = shown !== undefined;
  useEffect(() => {
    dialog.current?.querySelector("mark.quote")?.scrollIntoView({ block: "center" });
  }, [id, isThere, start]);
  return (
    <dialog
      ref={dialog}
      class="reader"
      aria-label="Source"
      onClose={() => (reading.value = undefined)}
      onClick={closeOnBackdrop}
    >
      <button
        class="btn ghost close"
        type="button"
        aria-label="Close the source"
        onClick={() => (reading.value = undefined)}
      >
        ✕
      </button>
      {!shown && (
        <p class="dim" aria-busy="true">
          Opening the source …
        </p>
      )}
      {shown && "failed" in shown && <p class="problem">{shown.failed}</p>}
      {shown && !("failed" in shown) && <Text document={shown} start={start} end={end} />}
    </dialog>
  );
}

function closeOnBackdrop(event: MouseEvent): void {
  if (event.target === event.currentTarget) reading.value = undefined;
}

function Text({
  document,
  start,
  end,
}: {
  readonly document: Document;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
}) {
  return (
    <article>
      <h2>{document.title}</h2>
      <p class="dim small">
        {document.publisher} · {dateWords(document.published) || "undated"}
        {unreadWords(document) && ` · ${unreadWords(document)}`}
        {document.sources.map((source) => (
          <span key={source.key}>
            {" "}
            ·{" "}
            {/^https?:/.test(source.key) ? (
              <a href={source.key} target="_blank" rel="noreferrer noopener">
                {source.key}
              </a>
            ) : (
              source.key
            )}
          </span>
        ))}{" "}
        ·{" "}
        <a href={`/api/documents/${document.id}/original`} download>
          download the original
        </a>
      </p>
      <div class="text" tabIndex={0} role="document" aria-label="Source text">
        {toPieces(document, start, end).map((piece, index) => (
          <Piece key={index} piece={piece} />
        ))}
      </div>
    </article>
  );
}

interface PieceOfText {
  readonly text: string;
  readonly entity?: string;
  readonly isQuote: boolean;
}

function Piece({ piece: { text, entity, isQuote } }: { readonly piece: PieceOfText }) {
  const content =
    entity === undefined ? (
      text
    ) : (
      <button class="mention" type="button" onClick={() => void attempt(() => show(entity))}>
        {text}
      </button>
    );
  return isQuote ? <mark class="quote">{content}</mark> : <>{content}</>;
}

async function show(entity: string): Promise<void> {
  await addEntities([entity]);
  reading.value = undefined;
  select.entity(entity);
}

/** The text cut at every mention and at the quote; where mentions lie within one another, the first counts. */
function toPieces({ text, mentions }: Document, start = -1, end = -1): PieceOfText[] {
  const cuts = new Set([0, text.length]);
  if (start >= 0) for (const cut of [start, end]) cuts.add(Math.min(cut, text.length));
  const owner: { start: number; end: number; entity: string }[] = [];
  let last = 0;
  for (const mention of mentions) {
    if (mention.start < last) continue;
    last = mention.end;
    owner.push(mention);
    cuts.add(mention.start).add(mention.end);
  }
  const places = [...cuts].sort((a, b) => a - b);
  let next = 0;
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? text.length;
    while (owner[next] && owner[next]!.end <= from) next += 1;
    const mention = owner[next];
    return {
      text: text.slice(from, to),
      isQuote: from >= start && to <= end && start >= 0,
      ...(mention && mention.start <= from && to <= mention.end && { entity: mention.entity }),
    };
  });
}
