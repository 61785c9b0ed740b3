/** The keyboard shortcuts. */
import { signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

export const showsHelp = signal(false);

const KEYS = [
  ["/", "search"],
  ["Tab, then arrows on the graph", "walk from an entity to the nearest linked one"],
  ["Enter", "open the claims of the line last walked"],
  ["E", "expand the selected entity"],
  ["H", "hide what is selected"],
  ["Ctrl Z", "show again what was hidden last"],
  ["P", "ask for a path from the selected entity"],
  ["V, X", "lead paths by way of the selected entity; leave it out of them"],
  ["Shift and arrows, or a click with Shift", "select several"],
  ["J K", "light the next path, or the one before"],
  ["Arrows in the list of paths", "up and down to another path, left and right along its steps"],
  ["C in the list of paths", "compare with the lit one"],
  ["F", "fit everything into view"],
  ["+ −", "zoom"],
  ["Esc", "select nothing; close what is open"],
] as const;

export function Help() {
  const dialog = useRef<HTMLDialogElement>(null);
  const open = showsHelp.value;
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <dialog ref={dialog} class="ask" aria-label="Keyboard shortcuts" onClose={() => (showsHelp.value = false)}>
      <h2>Keyboard</h2>
      <dl>
        {KEYS.map(([key, words]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button class="btn" type="button" onClick={() => (showsHelp.value = false)}>
          Close
        </button>
      </div>
    </dialog>
  );
}
