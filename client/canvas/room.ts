/** The part of the canvas that the question bar covers. */

/** Its lower edge, pixels from the top of the canvas, without its chips; it has two rows where names are long. */
export function barBottom(container: HTMLElement | null): number {
  const form = container?.parentElement?.querySelector<HTMLElement>(".path-bar form");
  const bar = form?.parentElement;
  return form && bar ? bar.offsetTop + 2 * (bar.clientTop + form.offsetTop) + form.offsetHeight : 0;
}

/** How high its chips are. */
export function chipsHeight(container: HTMLElement | null): number {
  return container?.parentElement?.querySelector<HTMLElement>(".option-chips")?.offsetHeight ?? 0;
}
