/** The engine keeps the whole case in memory: says so while there is still room to move it. */
import { machineMemory } from "./memory.js";

export interface StoreWarning {
  readonly code: "memory";
  readonly message: string;
  readonly hint: string;
}

export interface MemoryWatch {
  /** Resident bytes of the engine's process, if it runs. */
  readonly residentBytes: () => Promise<number | undefined>;
  /** Warned of above this share of the machine's memory. */
  readonly share: number;
  readonly everyMs: number;
  readonly onWarning: (warning: StoreWarning) => void;
}

/** Once for each time that the line is crossed. Does not keep the process alive; answers what ends it. */
export function warnOfMemory({ residentBytes, share, everyMs, onWarning }: MemoryWatch): () => void {
  const limit = machineMemory() * share;
  let warned = false;
  const timer = setInterval(() => {
    void residentBytes().then((bytes = 0) => {
      if (bytes > limit && !warned) onWarning(toWarning(bytes));
      warned = bytes > limit;
    });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}

function toWarning(bytes: number): StoreWarning {
  const [held, all] = [bytes, machineMemory()].map((number) => (number / 1024 ** 3).toFixed(1));
  return {
    code: "memory",
    message: `The embedded store holds ${held} GB of this machine's ${all} GB of memory, and grows with every document.`,
    hint: "Move this case to Neo4j: `clew backup`, then `clew restore` with NEO4J_URI set.",
  };
}
