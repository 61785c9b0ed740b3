/** Claims by titles, appositives and descriptions: "SpaceX founder Elon Musk", "Stoltenberg, head of NATO", "the Tesla boss". */
import type { ReadReferent } from "../graph/model.js";
import { toEnded } from "./ended.js";
import type { FoundClaim } from "./found.js";
import type { Role } from "./resolve.js";
import type { RolePhrase } from "./roles.js";
import { GIVEN_NAMES } from "./vocabulary.js";

export function findRoleClaims(roles: readonly Role[], referents: readonly ReadReferent[]): FoundClaim[] {
  return roles.flatMap(({ phrase, holder, body }): FoundClaim[] => {
    if (!body || phrase.stated || holder.referent === body.referent) return [];
    const aside = holder.sentence === phrase.sentence && holder.from > phrase.to;
    if (aside && phrase.relation === "FAMILY_OF" && isOfOtherSex(phrase.role, referents[holder.referent]!.name))
      return [];
    const predicate = predicateFor(phrase, referents[body.referent]!);
    if (!predicate) return [];
    const ends = [phrase, holder, body].filter(({ sentence }) => sentence === phrase.sentence);
    return [
      {
        predicate,
        subject: holder,
        object: body,
        sentence: phrase.sentence,
        from: Math.min(...ends.map(({ from }) => from)),
        to: Math.max(...ends.map(({ to }) => to)),
        anchor: phrase.from,
        negated: false,
        alleged: false,
        confidence: holder.kind === "name" ? 0.9 : 0.65,
        rule: `role/${phrase.role.replace(/ /g, "-")}`,
      },
    ];
  });
}

/** "loved by her | husband |, Anna Berg left": no husband. */
function isOfOtherSex(role: string, name: string): boolean {
  const sex = MALE.test(role) ? "m" : FEMALE.test(role) ? "f" : undefined;
  const given = GIVEN_NAMES.get(name.split(" ")[0]!.toLowerCase());
  return sex !== undefined && given !== undefined && given !== "b" && given !== sex;
}
const MALE = /(?:husband|brother|father|son|nephew|uncle|widower|brother-in-law|son-in-law|father-in-law)$/;
const FEMALE = /(?:wife|sister|mother|daughter|niece|aunt|widow|sister-in-law|daughter-in-law|mother-in-law)$/;

/** What the role says of its holder and this body; undefined where it says nothing of it. */
export function predicateFor(phrase: RolePhrase, body: ReadReferent): string | undefined {
  const predicate = standingPredicate(phrase, body);
  return predicate !== undefined && phrase.former ? toEnded(predicate) : predicate;
}

function standingPredicate(
  { relation, role, demonym, indefinite }: RolePhrase,
  { type, name }: ReadReferent,
): string | undefined {
  if (name === "Cabinet" && role === "secretary") return undefined; // "Agriculture | Cabinet Secretary | Berg": a minister
  if (relation === "-") return type === "Organization" && PARTISANS.test(role) ? "MEMBER_OF" : undefined;
  if (type === "Person") return /^(?:FAMILY_OF|ADVISES|REPRESENTS|PARTNER_OF)$/.test(relation) ? relation : undefined;
  if (relation === "FAMILY_OF" || relation === "PARTNER_OF") return undefined;
  if (type === "System") return /^(?:FOUNDED|OWNS|LEADS|WORKS_FOR)$/.test(relation) ? relation : undefined;
  if (type === "Place" && relation === "MEMBER_OF" && !OF_A_PARLIAMENT.test(role)) return undefined; // "Kenyan activist", "U.S. candidate"
  if (type === "Place" && relation === "REPRESENTS" && demonym !== undefined) return undefined; // "Kenyan lawyer"
  if (relation === "ADVISES" && /^(?:assistant|aide)$/.test(role)) return "WORKS_FOR"; // "a project assistant with Halden"
  if (type === "Place" && (relation === "FOUNDED" || relation === "WORKS_FOR")) return undefined;
  if (type === "Publication" && relation === "MEMBER_OF") return "WORKS_FOR";
  // A state and its bodies have officials; a company's vice president works for it.
  if ((type === "Organization" || type === "Publication") && relation === "OFFICIAL_OF") return "WORKS_FOR";
  if (relation === "LEADS" && indefinite && ONE_OF_MANY.test(role)) return "OFFICIAL_OF"; // "a | director | of Halden"
  return relation;
}

const ONE_OF_MANY = /(?:^| )(?:director|manager|executive)$/;

const OF_A_PARLIAMENT =
  /senator|lawmaker|legislator|congress|parliament|deput|council|^(?:mp|mla|mca|msp|member|representative of)$/;

/** "a | politician | of the Labour Party". */
const PARTISANS = /^(?:politician|statesman|activist|oppositionist|campaigner)$/;
