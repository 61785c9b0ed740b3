/** What the page shows is in its address: a link that opens it again. */
import { attempt, say } from "../state/notices.js";

export function CopyLink({ words }: { readonly words: string }) {
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    say(words);
  };
  return (
    <button class="btn" type="button" onClick={() => void attempt(copy)}>
      Copy link
    </button>
  );
}
