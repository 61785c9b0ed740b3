/** That a case too large for memory was asked in the database itself, and which options that could not go by. */
import type { PathAnswer } from "../state/paths.js";
import { withOptionWords } from "./option-words.js";

export function NotHonoured({ byStore }: { readonly byStore: PathAnswer["byStore"] }) {
  if (!byStore) return null;
  return (
    <div class="ended small">
      <p>
        This case is too large to be held in memory: {byStore.store} looked for the paths
        {byStore.notHonoured.length > 0 ? ", and could not go by all options:" : "."}
      </p>
      {byStore.notHonoured.length > 0 && (
        <ul>
          {byStore.notHonoured.map(({ option, message }) => (
            <li key={option}>{withOptionWords(message)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
