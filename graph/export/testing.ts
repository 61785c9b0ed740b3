/** An export made by hand for tests, with the names and quotes that break careless writers. */
import { toClaimId, toDocumentId, toPassageId, toRelationId, type EntityId } from "../ids.js";
import type { Claim, Entity, Relation, Stance } from "../model.js";
import { ENTITY_COLUMNS } from "./columns.js";
import type { ExportSource, ProvenRelation } from "./source.js";

const TEXT = "A text.";
const DOCUMENT = toDocumentId(TEXT);
const SOURCE = { key: "https://example.org/a?b=1&c=2", publisher: "The Daily & Sunday", title: "+title" };
let claimsMade = 0;

/** What `withoutControls` is to take out, and what everything else is to carry through. */
export const HOSTILE_NAME = `O'Brien & "Söhne" <b>]]></data> C:\\users \\u0027 \u0000\u0007\ud83d 🚀 \u202E`;
export const CLEAN_NAME = `O'Brien & "Söhne" <b>]]></data> C:\\users \\u0027  🚀 \u202E`;
export const HOSTILE_QUOTE = `=HYPERLINK("x";A1)\nsaid 'he',\r\n\t"she" \\' \\\\u0022 <![CDATA[ -- // /* */ ; :param\u000b\udc00`;
export const CLEAN_QUOTE = `=HYPERLINK("x";A1)\nsaid 'he',\r\n\t"she" \\' \\\\u0022 <![CDATA[ -- // /* */ ; :param`;
export const HOSTILE_TITLE = "Case\n; MATCH (n) DETACH DELETE n;\n\\u000a--> ]]>";

export const ENTITIES: readonly Entity[] = [
  entity("person/o-brien", HOSTILE_NAME, "Person", ["Brien; the elder", "@brien"]),
  entity("agency/ministry", "Ministry", "Agency", []),
  entity("system/starlink", "-Starlink", "System", ["=1+1"]),
];

export const RELATIONS: readonly ProvenRelation[] = [
  proven("SPOKE_WITH", 0, 1, "contested", ["asserted", "denied"]),
  proven("USES", 1, 2, "reported", ["asserted"]),
  proven("CONTROLS", 1, 2, "denied", ["negated"]),
];

export function testSource(entities = ENTITIES, relations = RELATIONS): ExportSource {
  return {
    entityColumns: ENTITY_COLUMNS,
    header: {
      title: HOSTILE_TITLE,
      exportedAt: "2022-10-11T12:00:00.000Z",
      filters: { entities: HOSTILE_NAME },
      revision: 7,
      publishers: [{ name: "The Daily & Sunday", documents: 1 }],
    },
    entities: () => streamed(entities),
    relations: () => streamed(relations),
    documents: () =>
      streamed([
        { id: DOCUMENT, title: "+title", publisher: "The Daily & Sunday", published: "2022-10-11", sources: [SOURCE] },
      ]),
    backupHead: () => streamed([]),
    readDocuments: () => streamed([]),
    judgements: () => streamed([]),
  };
}

export async function* streamed<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

export async function toText(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

function entity(id: string, name: string, type: Entity["type"], aliases: string[]): Entity {
  return { id: id as EntityId, name, type, aliases, mentions: 3 };
}

function proven(type: string, from: number, to: number, status: Relation["status"], stances: Stance[]): ProvenRelation {
  const [source, target] = [ENTITIES[from]!.id, ENTITIES[to]!.id];
  const claims = stances.map((stance, index) => claim(type, stance, source, target, index));
  const denials = stances.filter((stance) => stance !== "asserted").length;
  const relation: Relation = {
    id: toRelationId(source, type, target),
    type,
    source,
    target,
    status,
    claims: claims.length,
    origins: claims.length - denials,
    denials,
    confidence: 0.9,
    first: "2022-10",
    reportedFirst: "2022-10-11",
  };
  return { relation, claims };
}

function claim(predicate: string, stance: Stance, subject: EntityId, object: EntityId, index: number): Claim {
  return {
    id: toClaimId(DOCUMENT, claimsMade++),
    predicate,
    stance,
    modality: "reported",
    quote: HOSTILE_QUOTE,
    passage: { id: toPassageId(DOCUMENT, index), start: 0, text: `He ${HOSTILE_QUOTE}.` },
    document: {
      id: DOCUMENT,
      title: "+title",
      publisher: "The Daily & Sunday",
      published: "2022-10-11",
      source: SOURCE.key,
    },
    subject: { entity: subject, name: HOSTILE_NAME },
    object: { entity: object, name: "@object" },
    speaker:
      index === 0 ? { name: "two 'officials'" } : { entity: "person/not-exported" as EntityId, name: "A spokesman" },
    origin: "The Daily & Sunday",
    from: "2022-10",
    confidence: 0.9,
    rule: "verb/speak",
    hidden: false,
    start: 3,
    end: 3 + HOSTILE_QUOTE.length,
  };
}
