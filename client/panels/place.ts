/** Where a list opens that lies over the page. */

const GAP = 4;

/** Below what it belongs to, or above where there is no room; never out of the window. */
export function placeBy(list: HTMLElement, owner: DOMRect): void {
  const { width, height } = list.getBoundingClientRect();
  const below = owner.bottom + GAP + height <= innerHeight;
  list.style.left = `${Math.max(GAP, Math.min(owner.left, innerWidth - width - GAP))}px`;
  list.style.top = `${below ? owner.bottom + GAP : Math.max(GAP, owner.top - GAP - height)}px`;
}
