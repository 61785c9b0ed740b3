/** Notices, spoken as they come; and a bar while the server does not answer. */
import { isOffline } from "../state/case.js";
import { attempt, dismiss, notices, type Notice } from "../state/notices.js";

export function Offline() {
  if (!isOffline.value) return null;
  return (
    <p class="offline" role="alert">
      Clew does not answer. What you see stays; the page tries again by itself.
    </p>
  );
}

export function Notices() {
  return (
    <div class="notices" role="status" aria-live="polite">
      {notices.value.map((notice) => (
        <div key={notice.id} class={`notice ${notice.kind}`}>
          <span>
            {notice.text} {notice.hint && <span class="dim">{notice.hint}</span>}
          </span>
          {notice.action && (
            <button class="btn" type="button" onClick={() => void follow(notice)}>
              {notice.action.label}
            </button>
          )}
          <button class="btn ghost" type="button" aria-label="Dismiss" onClick={() => dismiss(notice.id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}

async function follow({ id, action }: Notice): Promise<void> {
  dismiss(id);
  if (action) await attempt(action.run);
}
