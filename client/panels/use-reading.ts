/** What a panel shows of one id: read anew for another, and once more, with the old left standing, when the case changed. */
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { caseVersion } from "../state/case.js";

/** `read` puts what it read into `into`, unless it was aborted meanwhile; it tells its own failures. */
export function useReading<Shown>(
  into: Signal<Shown | undefined>,
  id: string,
  read: (id: string, aborted: AbortSignal) => Promise<void>,
): void {
  const version = caseVersion.value;
  const last = useRef<string | undefined>(undefined);
  useEffect(() => {
    const gone = new AbortController();
    if (last.current !== id) into.value = undefined;
    last.current = id;
    void read(id, gone.signal);
    return () => gone.abort();
  }, [id, version]);
}
