/** In the panel of an entity: the documents that name it, each a click away from its text. */
import { useSignal } from "@preact/signals";
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

/** They are asked for once somebody wants to see them: whoever walks the graph passes many entities. */
export function NamedIn({ id, type, mentions, documents }: Props) {
  const isOpen = useSignal(false);
  const [names] = useReading(isOpen.value ? id : undefined, read);
  return (
    <details class="named-in small" onToggle={(event) => (isOpen.value = event.currentTarget.open)}>
      <summary class="dim">
        {type} · {count(mentions, "mention")} in {count(documents, "document")}
      </summary>
      {names && ("failed" in names ? <p class="problem">{names.failed}</p> : <Documents names={names} />)}
    </details>
  );
}

function Documents({ names }: { readonly names: readonly EntityName[] }) {
  const found = toDocuments(names);
  return (
    <ul>
      {found.slice(0, MOST).map(({ id, title }) => (
        <li key={id}>
          <button class="link" type="button" onClick={() => (reading.value = { id })}>
            {title}
          </button>
        </li>
      ))}
      {found.length > MOST && <li class="dim">and {count(found.length - MOST, "more document")}</li>}
    </ul>
  );
}

/** Those of all its names, each once, by title. */
function toDocuments(names: readonly EntityName[]) {
  const all = names.flatMap(({ documents }) => documents);
  const once = [...new Map(all.map((document) => [document.id, document] as const)).values()];
  return once.sort((a, b) => a.title.localeCompare(b.title, "en"));
}
