/** Asks the layout worker; only the last question counts. */
import type { LayoutAnswer, LayoutRequest } from "./layout.worker.js";

export interface Layouter {
  /** Undefined when another question came meanwhile. */
  ask(request: Omit<LayoutRequest, "id">): Promise<LayoutAnswer["positions"] | undefined>;
  close(): void;
}

export function startLayouter(): Layouter {
  const worker = new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  let last = 0;
  return {
    ask(request) {
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        worker.addEventListener("message", function answered({ data }: MessageEvent<LayoutAnswer>) {
          if (data.id !== id) return;
          worker.removeEventListener("message", answered);
          resolve(id === last ? data.positions : undefined);
        });
        worker.addEventListener("error", (event) => reject(new Error(`The layout failed: ${event.message}`)), {
          once: true,
        });
        worker.postMessage({ id, ...request } satisfies LayoutRequest);
      });
    },
    close: () => worker.terminate(),
  };
}
