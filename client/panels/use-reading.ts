/** What a panel shows of one id: read anew for another, and once more, with the old left standing, when the case changed. */
import { useEffect, useState } from "preact/hooks";
import { caseVersion } from "../state/case.js";

export interface Failed {
  readonly failed: string;
}

/**
 * What `read` found for this id, or why it found nothing; undefined until then: what belongs to another id is never
 * shown, not even until it is replaced. Beside it stands how to put another in its place, which does nothing once the
 * panel shows another id.
 */
export function useReading<Shown>(
  id: string | undefined,
  read: (id: string, aborted: AbortSignal) => Promise<Shown>,
): readonly [shown: Shown | Failed | undefined, show: (shown: Shown) => void] {
  const [kept, keep] = useState<{ readonly id: string; readonly shown: Shown | Failed } | undefined>(undefined);
  const version = caseVersion.value;
  useEffect(() => {
    if (id === undefined) return keep(undefined);
    const gone = new AbortController();
    const show = (shown: Shown | Failed) => {
      if (!gone.signal.aborted) keep({ id, shown });
    };
    read(id, gone.signal).then(show, (error: unknown) =>
      show({ failed: error instanceof Error ? error.message : "It cannot be read." }),
    );
    return () => gone.abort();
  }, [id, version]);
  const isOf = kept?.id === id;
  return [
    isOf ? kept?.shown : undefined,
    (shown) => keep((now) => (now !== undefined && now.id === id ? { id: now.id, shown } : now)),
  ];
}
