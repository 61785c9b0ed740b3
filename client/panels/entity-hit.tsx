/** An entity among those that fit what is typed. */
import type { Entity } from "../state/graph.js";
import { TypeSign } from "./icon.js";

export function EntityHit({ entity }: { readonly entity: Entity }) {
  return (
    <>
      <TypeSign type={entity.type} />
      <b>{entity.name}</b>
      <span class="dim ellipsis">{entity.aliases.slice(0, 3).join(", ")}</span>
      <span class="num">{entity.mentions} ×</span>
    </>
  );
}
