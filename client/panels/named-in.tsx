/** In the panel of an entity: the documents that name it, each a click away from its text. */
import { call } from "../api/call.js";
import type { EntityName } from "../state/judgements.js";
import { reading } from "../state/selection.js";
import { useReading } from "./use-reading.js";
import { count } from "./words.js";

const MOST = 50;

const read = (id: string, signal: AbortSignal) => call("GET /api/entities/:id/names", { params: { id } }, { signal });

interface Props {
  readonly id: string;
  readonly type: string;
  readonly mentions: number;
  readonly documents: number;
}

export function NamedIn({ id, type, mentions, documents }: Props) {
  const [names] = useReading(id, read);
  const words = `${type} · ${count(mentions, "mention")} in ${count(documents, "document")}`;
  if (!names || "failed" in names) return <p class="dim small">{words}</p>;
  const found = toDocuments(names);
  return (
    <details class="named-in small">
      <summary class="dim">{words}</summary>
      <ul>
        {found.slice(0, MOST).map(({ id: document, title }) => (
          <li key={document}>
            <button class="link" type="button" onClick={() => (reading.value = { id: document })}>
              {title}
            </button>
          </li>
        ))}
        {found.length > MOST && <li class="dim">and {count(found.length - MOST, "more document")}</li>}
      </ul>
    </details>
  );
}

/** Those of all its names, each once, by title. */
function toDocuments(names: readonly EntityName[]) {
  const all = names.flatMap(({ documents }) => documents);
  const once = [...new Map(all.map((document) => [document.id, document] as const)).values()];
  return once.sort((a, b) => a.title.localeCompare(b.title, "en"));
}
