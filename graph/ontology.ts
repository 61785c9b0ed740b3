/**
 * The relation table: what a line can say. Types read from subject to object; `inverse` is the same line read from the
 * other end ("Elon Musk founded SpaceX", "SpaceX was founded by Elon Musk"). Users add types of their own in a
 * configuration folder (`setOwnRelationTypes`).
 */
export const FAMILIES = [
  "communication",
  "affiliation",
  "operation",
  "agreement",
  "stance",
  "request",
  "conflict",
  "territory",
  "media",
  "movement",
  "other",
] as const;
export type Family = (typeof FAMILIES)[number];

/** An upper-snake verb: `SPOKE_WITH`. Checked against RELATION_TYPE_PATTERN before it ever becomes part of a query. */
export type RelationType = string;
export const RELATION_TYPE_PATTERN = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/; // SPOKE_WITH

/** The type under which a relation with denials only is drawn: `DENIED {predicate: 'SPOKE_WITH'}`. */
export const DENIED = "DENIED";
/** The type of last resort: carries the verb phrase, low confidence, hidden by default. */
export const RELATED_TO = "RELATED_TO";

export interface RelationTypeEntry {
  readonly type: RelationType;
  readonly family: Family;
  /** Read forward: subject + wording + object. */
  readonly wording: string;
  /** Read backward: object + inverse + subject. */
  readonly inverse: string;
  readonly symmetric: boolean;
  readonly example: string;
}

export interface Ontology {
  readonly types: readonly RelationTypeEntry[];
  find(type: RelationType): RelationTypeEntry | undefined;
}

type Row = readonly [type: RelationType, wording: string, inverse: string, example: string];

const SYMMETRIC = true;

const TABLE: readonly RelationTypeEntry[] = [
  ...rows("communication", SYMMETRIC, [
    ["SPOKE_WITH", "spoke with", "spoke with", "Musk spoke with Putin on the phone"],
    ["MET_WITH", "met with", "met with", "Macron met with Xi in Beijing"],
    ["IN_CONTACT_WITH", "was in contact with", "was in contact with", "Musk has been in regular contact with Putin"],
    ["NEGOTIATED_WITH", "negotiated with", "negotiated with", "Ukraine negotiated with Russia in Istanbul"],
  ]),
  ...rows("communication", !SYMMETRIC, [
    ["TOLD", "told", "was told by", "Musk told Kahl that he had spoken to Putin"],
    ["CALLED", "called", "was called by", "Kahl called Musk"],
    ["WROTE_TO", "wrote to", "was written to by", "The minister wrote to the regulator"],
    ["INTERVIEWED", "interviewed", "was interviewed by", "Carlson interviewed Putin"],
  ]),
  ...rows("affiliation", !SYMMETRIC, [
    ["LEADS", "leads", "is led by", "Jens Stoltenberg, head of NATO"],
    ["FOUNDED", "founded", "was founded by", "SpaceX founder Elon Musk"],
    ["OWNS", "owns", "is owned by", "Musk owns X"],
    ["WORKS_FOR", "works for", "employs", "Ronan Farrow writes for The New Yorker"],
    ["OFFICIAL_OF", "is an official of", "has as official", "Kremlin spokesman Dmitry Peskov"],
    ["SPOKESPERSON_OF", "speaks for", "is spoken for by", "Kremlin spokesman Dmitry Peskov"],
    ["HELD_POSITION_AT", "formerly had a post at", "formerly had in a post", "Former Pentagon official Colin Kahl"],
    ["MEMBER_OF", "is a member of", "has as member", "Finland is a member of NATO"],
    ["BELONGED_TO", "formerly belonged to", "formerly had as member", "a former member of the party"],
    ["OWNED", "formerly owned", "was formerly owned by", "Musk previously owned the firm"],
    ["ADVISES", "advises", "is advised by", "an adviser to the president"],
    ["REPRESENTED", "formerly represented", "was formerly represented by", "the former lawyer of the company"],
    ["REPRESENTS", "represents", "is represented by", "the lawyer who represents the company"],
    ["SUBSIDIARY_OF", "is part of the company", "has as subsidiary", "WhatsApp, a subsidiary of Meta"],
    ["SUCCEEDED", "succeeded", "was succeeded by", "Rutte succeeded Stoltenberg"],
    ["APPOINTED", "appointed", "was appointed by", "Biden appointed Austin"],
    ["DISMISSED", "dismissed", "was dismissed by", "Putin dismissed Shoigu"],
  ]),
  ...rows("affiliation", SYMMETRIC, [
    ["FAMILY_OF", "is family of", "is family of", "Kimbal Musk, brother of Elon Musk"],
  ]),
  ...rows("operation", !SYMMETRIC, [
    ["OPERATES", "operates", "is operated by", "SpaceX operates Starlink"],
    ["PROVIDES", "provides", "is provided by", "SpaceX provided Starlink terminals"],
    ["PROVIDES_TO", "supplies", "is supplied by", "SpaceX gave Ukraine terminals"],
    ["USES", "uses", "is used by", "Ukraine's army uses Starlink"],
    ["FUNDS", "funds", "is funded by", "USAID paid for terminals"],
    ["CONTROLS", "controls", "is controlled by", "The Pentagon controls the terminals"],
    ["DEVELOPED", "developed", "was developed by", "Iran developed the Shahed"],
    ["LAUNCHED", "launched", "was launched by", "SpaceX launched Starshield"],
    ["BLOCKED", "blocked", "was blocked by", "Russia blocked Telegram"],
  ]),
  ...rows("agreement", SYMMETRIC, [
    [
      "SIGNED_AGREEMENT_WITH",
      "signed an agreement with",
      "signed an agreement with",
      "SpaceX signed a deal with the Pentagon",
    ],
    ["PARTNER_OF", "is a partner of", "is a partner of", "SpaceX partnered with T-Mobile"],
    ["MERGED_WITH", "merged with", "merged with", "Exxon merged with Mobil"],
  ]),
  ...rows("agreement", !SYMMETRIC, [
    ["CONTRACTOR_OF", "is a contractor of", "has as contractor", "SpaceX won a Pentagon contract"],
    ["ACQUIRED", "acquired", "was acquired by", "Musk bought Twitter"],
    ["SOLD_TO", "sold to", "bought from", "Lockheed sold jets to Poland"],
    ["DONATED_TO", "donated to", "received a donation from", "Musk donated to the committee"],
    ["PAID", "paid", "was paid by", "The company paid the minister"],
    ["INVESTED_IN", "invested in", "has as investor", "Qatar invested in the bank"],
  ]),
  ...rows("stance", !SYMMETRIC, [
    ["SUPPORTS", "supports", "is supported by", "Musk backed Trump"],
    ["PRAISED", "praised", "was praised by", "Putin praised Musk"],
    ["THANKED", "thanked", "was thanked by", "Kadyrov thanked Musk"],
    ["OPPOSES", "opposes", "is opposed by", "Hungary opposes the sanctions on Russia"],
    ["CRITICIZED", "criticized", "was criticized by", "Zelensky criticized Musk"],
    ["ACCUSED", "accused", "was accused by", "Ukraine accused Russia"],
    ["THREATENED", "threatened", "was threatened by", "The Kremlin threatened Musk"],
    ["SANCTIONED", "sanctioned", "was sanctioned by", "The US Treasury sanctioned Putin"],
    ["SUED", "sued", "was sued by", "The commission sued the company"],
    ["INVESTIGATED", "investigated", "was investigated by", "The FBI investigated the senator"],
    ["CHARGED", "charged", "was charged by", "Prosecutors of Milan charged the banker"],
    ["ARRESTED", "arrested", "was arrested by", "The FSB arrested the reporter"],
  ]),
  ...rows("request", !SYMMETRIC, [
    ["ASKED", "asked", "was asked by", "Putin asked Musk not to activate Starlink over Taiwan"],
    ["ORDERED", "ordered", "was ordered by", "Putin ordered the ministry"],
    ["APPROVED", "approved", "was approved by", "Austin approved the purchase of Starlink"],
    ["INVITED", "invited", "was invited by", "Biden invited Zelensky"],
  ]),
  ...rows("conflict", !SYMMETRIC, [
    ["ATTACKED", "attacked", "was attacked by", "Russia attacked Ukraine"],
    ["INVADED", "invaded", "was invaded by", "Russia invaded Ukraine"],
    ["KILLED", "killed", "was killed by", "The strike by Israel killed the commander"],
    ["HACKED", "hacked", "was hacked by", "The GRU hacked the committee"],
    ["SPIED_ON", "spied on", "was spied on by", "The NSA spied on Merkel"],
  ]),
  ...rows("conflict", SYMMETRIC, [["FOUGHT_WITH", "fought with", "fought with", "Azov fought with Russian forces"]]),
  ...rows("territory", !SYMMETRIC, [
    ["OCCUPIES", "occupies", "is occupied by", "Moscow has occupied Crimea since 2014"],
    ["ANNEXED", "annexed", "was annexed by", "Russia annexed Crimea"],
    ["LOCATED_IN", "is in", "is the place of", "Khalino airfield in Kursk"],
    ["PART_OF", "is part of", "has as part", "Crimea is part of Ukraine"],
    ["BASED_IN", "is based in", "is the base of", "Eurasia Group, based in New York"],
    ["BORN_IN", "was born in", "is the birthplace of", "Musk was born in Pretoria"],
    ["CITIZEN_OF", "is a citizen of", "has as citizen", "Snowden became a citizen of Russia"],
  ]),
  ...rows("media", !SYMMETRIC, [
    ["PUBLISHED", "published", "was published by", "The New Yorker published an article by Farrow"],
    ["POSTED_ON", "posted on", "carried a post by", "Musk wrote on Twitter"],
    ["CITED", "cited", "was cited by", "Unian cites The New Yorker"],
    ["WROTE_ABOUT", "wrote about", "was written about by", "Isaacson wrote a biography of Musk"],
  ]),
  ...rows("movement", !SYMMETRIC, [
    ["TRAVELED_TO", "traveled to", "was visited by", "Musk flew to Moscow"],
    ["WAS_IN", "was in", "was the place of", "Carter met Abadi in Baghdad"],
    ["FLED", "fled", "was fled by", "The banker fled Russia"],
  ]),
  ...rows("other", !SYMMETRIC, [[RELATED_TO, "is related to", "is related to", "any other link, in its own words"]]),
];

/** The types that Clew has by itself. */
export const standardOntology: Ontology = toOntology(TABLE);

let current = standardOntology;

/** The types that Clew has by itself, and what the user has added to them. */
export const ontology: Ontology = {
  get types() {
    return current.types;
  },
  find: (type) => current.find(type),
};

/** For the process as a whole: called when the user's configuration was read, before anything asks for the table. */
export function setOwnRelationTypes(entries: readonly RelationTypeEntry[]): void {
  current = toOntology([...TABLE, ...entries]);
}

/** An ontology of these types. Throws nothing; later entries of one type win. */
export function toOntology(types: readonly RelationTypeEntry[]): Ontology {
  const byType = new Map(types.map((entry) => [entry.type, entry]));
  return { types: [...byType.values()], find: (type) => byType.get(type) };
}

/** The two ends as they are stored: symmetric types have theirs in alphabetical order, so that a line is one line. */
export function orderEnds<End extends string>(
  entry: Pick<RelationTypeEntry, "symmetric">,
  source: End,
  target: End,
): [End, End] {
  return entry.symmetric && target < source ? [target, source] : [source, target];
}

function rows(family: Family, symmetric: boolean, table: readonly Row[]): RelationTypeEntry[] {
  return table.map(([type, wording, inverse, example]) => ({ type, family, wording, inverse, symmetric, example }));
}
