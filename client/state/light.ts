/** What is lit on the canvas while the rest is dimmed: a path, two of them, or what links a selection. */
import { signal } from "@preact/signals";

export interface Lit {
  readonly entities: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
}
export interface Light {
  readonly first: Lit;
  /** Another to compare with, in another colour. */
  readonly second?: Lit;
  /** What the list calls the two. */
  readonly numbers?: readonly [first: number, second: number];
}

export const light = signal<Light | undefined>(undefined);

interface Walked {
  readonly entities: readonly { readonly id: string }[];
  readonly hops: readonly { readonly relations: readonly { readonly id: string }[] }[];
}

/** The best proven of parallel lines stands for them. */
export function toLit({ entities, hops }: Walked): Lit {
  return {
    entities: new Set(entities.map((entity) => entity.id)),
    relations: new Set(hops.flatMap((hop) => hop.relations[0]?.id ?? [])),
  };
}
