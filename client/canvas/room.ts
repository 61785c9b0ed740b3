/** The part of the canvas that the question bar covers. */

const ABOVE = 12;

/** Its lower edge, pixels from the top of the canvas, without its chips; it has two rows where names are long. */
export function barBottom(container: HTMLElement | null): number {
  const form = container?.parentElement?.querySelector<HTMLElement>(".path-bar form");
  return ABOVE + (form?.offsetHeight ?? 0);
}

/** How high its chips are. */
export function chipsHeight(container: HTMLElement | null): number {
  return container?.parentElement?.querySelector<HTMLElement>(".option-chips")?.offsetHeight ?? 0;
}
