/** Who acts for a body: "Pentagon | officials", "Kenyan | forces". */

/** People and means of a body that act for it: "Pentagon officials", "Israeli forces". */
export function canStandFor(noun: string): boolean {
  return STAND_INS.test(noun);
}
const STAND_INS =
  /^(?:officials?|representatives?|forces?|troops|soldiers?|fighters?|militants?|terrorists?|authorities|government|army|military|police|regime|leaders?|leadership|spokes(?:man|woman|person|people)|executives?|management|board|staff|employees|diplomats?|negotiators?|prosecutors?|investigators?|agents?|administration|campaign|team|units?|aircraft|jets|warplanes|ministers?|ministry|lawmakers|delegation|side|group|company|network|members?|headquarters|leadership|security|intelligence|hackers?|commanders?|service|system|systems|terminals?|satellites?|presidency|parliament|court)$/;
