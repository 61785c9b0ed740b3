/** What has ended: a post or a hold that somebody had, and that the text says no more. */

/** "former", "previously": the line says that it is over, not that it holds. */
const ENDED: Readonly<Record<string, string>> = {
  LEADS: "HELD_POSITION_AT",
  WORKS_FOR: "HELD_POSITION_AT",
  OFFICIAL_OF: "HELD_POSITION_AT",
  SPOKESPERSON_OF: "HELD_POSITION_AT",
  ADVISES: "HELD_POSITION_AT",
  REPRESENTS: "HELD_POSITION_AT",
  MEMBER_OF: "BELONGED_TO",
  SUBSIDIARY_OF: "BELONGED_TO",
  OWNS: "OWNED",
};

/** The type of a line that was and is no more; what cannot end ("founded") stays as it is. */
export const toEnded = (predicate: string) => ENDED[predicate] ?? predicate;

/** Before a verb: "| previously | worked for", "| once | owned". */
export const ENDED_ADVERB = /^(?:previously|formerly|once)$/;
