/** Export: a menu of formats for something in view. */
import type { ComponentChildren } from "preact";
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import type { Call } from "../../server/api.js";
import { callForFile } from "../api/call.js";
import { attempt, say } from "../state/notices.js";
import { placeBy } from "./place.js";

type ExportWhat = Call<"POST /api/export">["body"]["what"];

const FORMATS = [
  ["json", "Clew JSON: all of it, to import again"],
  ["csv", "CSV (zip): data frames, neo4j-admin"],
  ["spreadsheet", "Spreadsheet CSV (zip)"],
  ["graphml", "GraphML: Gephi, yEd, networkx"],
  ["gexf", "GEXF: Gephi"],
  ["cypher", "Cypher script"],
] as const;

export interface ImageExports {
  readonly png: () => Promise<void>;
  readonly svg: () => Promise<void>;
}

interface Props {
  readonly label: string;
  readonly what: ExportWhat | (() => ExportWhat);
  readonly title: string;
  readonly filters?: () => Readonly<Record<string, string>>;
  readonly images?: ImageExports | undefined;
  readonly isDisabled?: boolean;
  /** Above the formats: a choice of what is exported. */
  readonly children?: ComponentChildren;
}

export function Export({ label, what, title, filters, images, isDisabled = false, children }: Props) {
  const menu = useRef<HTMLDetailsElement>(null);
  const saving = useSignal<AbortController | undefined>(undefined);
  const save = (format: (typeof FORMATS)[number][0]) => async () => {
    menu.current?.removeAttribute("open");
    saving.value?.abort(); // the one asked for last is the one that is wanted
    const own = (saving.value = new AbortController());
    const body = { format, title, what: typeof what === "function" ? what() : what, filters: { ...filters?.() } };
    const { blob, name } = await callForFile("POST /api/export", { body }, own).finally(() => {
      if (saving.value === own) saving.value = undefined;
    });
    saveFile(blob, name);
    say(`Saved ${name}.`);
  };
  const list = useRef<HTMLDivElement>(null);
  const place = () => {
    if (menu.current?.open && list.current) placeBy(list.current, menu.current.getBoundingClientRect());
  };
  const leave = (event: FocusEvent) => {
    if (!menu.current?.contains(event.relatedTarget as Node | null)) menu.current?.removeAttribute("open");
  };
  const draw = (work: () => Promise<void>) => async () => {
    menu.current?.removeAttribute("open");
    await work();
  };
  const close = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    menu.current?.removeAttribute("open");
    menu.current?.querySelector("summary")?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  if (isDisabled)
    return (
      <button class="btn" type="button" disabled>
        {label}
      </button>
    );
  return (
    <details ref={menu} class="menu" onKeyDown={close} onToggle={place} onFocusOut={leave}>
      <summary class="btn">
        {label} ▾
        {saving.value && (
          <span class="saving" role="status">
            writing the file …
          </span>
        )}
      </summary>
      <div ref={list} class="menu-list" tabIndex={-1}>
        {saving.value && (
          <button type="button" onClick={() => saving.value?.abort()}>
            Stop writing the file
          </button>
        )}
        {children}
        {FORMATS.map(([format, words]) => (
          <button key={format} type="button" onClick={() => void attempt(save(format))}>
            {words}
          </button>
        ))}
        {images && (
          <>
            <button type="button" onClick={() => void attempt(draw(images.png))}>
              PNG picture
            </button>
            <button type="button" onClick={() => void attempt(draw(images.svg))}>
              SVG picture
            </button>
          </>
        )}
      </div>
    </details>
  );
}

/** Hands a file to the browser to save; its name gets no spaces. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name.replace(/[\s,]+/g, "-"); // "The harbour, 5 of 6 entities.png"
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
