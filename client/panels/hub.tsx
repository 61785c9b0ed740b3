/** A hub asks which of its neighbours to bring, before the canvas becomes a hairball. */
import { useEffect, useRef } from "preact/hooks";
import { attempt } from "../state/notices.js";
import { hubChoice, unfold } from "../state/unfold.js";
import { TypeSign } from "./icon.js";
import { lineWords } from "./words.js";

export function Hub() {
  const dialog = useRef<HTMLDialogElement>(null);
  const choice = hubChoice.value;
  useEffect(() => {
    if (choice) dialog.current?.showModal();
    else dialog.current?.close();
  }, [choice]);
  const take = (wanted: Parameters<typeof unfold>[1]) => {
    if (choice) void attempt(() => unfold(choice.id, { ...wanted, sure: true }));
    hubChoice.value = undefined;
  };
  return (
    <dialog ref={dialog} class="ask" aria-label="Which neighbours?" onClose={() => (hubChoice.value = undefined)}>
      {choice && (
        <>
          <p>{choice.neighbourhood.total} neighbours would hide what matters. Which of them?</p>
          <div class="chips">
            <button class="chip plain" type="button" onClick={() => take({ limit: 20 })}>
              The 20 best proven
            </button>
            {choice.neighbourhood.byEntityType.map(({ type, count }) => (
              <button
                key={type}
                class="chip plain"
                type="button"
                onClick={() => take({ entityTypes: [type], limit: 30 })}
              >
                <TypeSign type={type} size={11} /> {type} {count}
              </button>
            ))}
            {choice.neighbourhood.byRelationType.slice(0, 10).map(({ type, count }) => (
              <button
                key={type}
                class="chip plain"
                type="button"
                onClick={() => take({ relationTypes: [type], limit: 30 })}
              >
                {lineWords(type)} {count}
              </button>
            ))}
          </div>
        </>
      )}
    </dialog>
  );
}
