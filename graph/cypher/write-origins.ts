/**
 * Where claims come from in the end. A claim that cites a publication comes from that publication; one that does not
 * comes from the earliest publisher of its sentence, so that sites which repeat one text count once. The earliest passage
 * of each sentence carries `firstOf`, so that a sentence printed a thousand times is not looked through each time.
 */
import { digest, type DocumentId, type PassageId } from "../ids.js";
import { fold, words } from "../names.js";
import { sendFor, type Transaction } from "./database.js";
import { compare } from "./rows.js";
import { withLines, type CountedClaim, type StoredClaim } from "./write-relations.js";

/** A passage that states a claim, as a candidate for having said it first. */
export interface Sentence {
  readonly fingerprint: string;
  readonly passage: PassageId;
  readonly document: DocumentId;
  readonly published: string | null;
  readonly publisher: string;
}

export interface SettledOrigins {
  /** Fingerprint → the passage that said it first. */
  readonly first: ReadonlyMap<string, Sentence>;
  /** Stored claims whose origin is another now: before and after. */
  readonly changed: readonly { readonly before: CountedClaim; readonly after: CountedClaim }[];
}

const FEWEST_WORDS = 8; // shorter sentences are alike by chance: 'Musk denied this.'

/** What makes two sentences one; undefined for those too short to tell. */
export function toFingerprint(sentence: string): string | undefined {
  const folded = fold(sentence);
  return words(folded).length >= FEWEST_WORDS ? digest(folded, 16) : undefined;
}

/**
 * Finds out who said each of these sentences first, among the stored passages and those about to be stored (which are
 * not yet), and corrects the stored claims that a new earliest passage, or the loss of the old one, gives another origin.
 *
 * @param lost fingerprints of sentences whose earliest passage has just been removed
 */
export async function settleOrigins(
  transaction: Transaction,
  coming: readonly Sentence[],
  lost: readonly string[],
): Promise<SettledOrigins> {
  const first = new Map<string, Sentence>();
  for (const sentence of coming) {
    const known = first.get(sentence.fingerprint);
    if (!known || isEarlier(sentence, known)) first.set(sentence.fingerprint, sentence);
  }
  const holders = await readFirst(transaction, [...first.keys()]);
  const unsettled = new Set(lost);
  for (const [fingerprint, holder] of holders) {
    if (isEarlier(holder, first.get(fingerprint)!)) first.set(fingerprint, holder);
    else unsettled.add(fingerprint);
  }
  const changed = await settleStored(transaction, [...unsettled], first);
  return { first, changed };
}

function isEarlier(a: Sentence, b: Sentence): boolean {
  return (
    (compare(a.published ?? "9999", b.published ?? "9999") ||
      compare(a.document, b.document) ||
      compare(a.passage, b.passage)) < 0
  );
}

const SENTENCE = `p.id AS passage, d.id AS document, d.published AS published, d.publisher AS publisher`;

async function readFirst(transaction: Transaction, fingerprints: readonly string[]): Promise<Map<string, Sentence>> {
  if (fingerprints.length === 0) return new Map();
  const rows = await transaction.run<Sentence>(
    `UNWIND $fingerprints AS fingerprint MATCH (p:Passage {firstOf: fingerprint}) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     RETURN p.firstOf AS fingerprint, ${SENTENCE}`,
    { fingerprints },
  );
  return new Map(rows.map((row) => [row.fingerprint, row]));
}

/** Looks through all stored passages of these sentences: rare, since most sentences are printed once. */
async function settleStored(
  transaction: Transaction,
  fingerprints: readonly string[],
  first: Map<string, Sentence>,
): Promise<SettledOrigins["changed"]> {
  if (fingerprints.length === 0) return [];
  const stored = await transaction.run<Sentence>(
    `UNWIND $fingerprints AS fingerprint MATCH (p:Passage {fingerprint: fingerprint}) MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     RETURN p.fingerprint AS fingerprint, ${SENTENCE}`,
    { fingerprints },
  );
  for (const sentence of stored) {
    const known = first.get(sentence.fingerprint);
    if (!known || isEarlier(sentence, known)) first.set(sentence.fingerprint, sentence);
  }
  const passages = stored.map((sentence) => sentence.passage);
  const firsts = stored.filter((sentence) => first.get(sentence.fingerprint)?.passage === sentence.passage);
  transaction.send(`UNWIND $passages AS id MATCH (p:Passage {id: id}) REMOVE p.firstOf`, { passages });
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (p:Passage {id: row.passage}) SET p.firstOf = row.fingerprint`,
    firsts,
  );
  return correctClaims(transaction, stored, first);
}

type ClaimRow = StoredClaim & {
  readonly id: string;
  readonly passage: PassageId;
};

async function correctClaims(
  transaction: Transaction,
  stored: readonly Sentence[],
  first: ReadonlyMap<string, Sentence>,
): Promise<SettledOrigins["changed"]> {
  const originOf = new Map(stored.map((one) => [one.passage, first.get(one.fingerprint)?.publisher ?? one.publisher]));
  const claims = await transaction.run<ClaimRow>(
    `UNWIND $passages AS passage MATCH (p:Passage {id: passage}) MATCH (p)<-[:STATED_IN]-(c:Claim) WHERE c.cites IS NULL
     MATCH (p)<-[:HAS_PASSAGE]-(d:Document)
     RETURN c.id AS id, c.relation AS relation, p.id AS passage, c.stance AS stance, c.origin AS origin, c.from AS from, c.to AS to,
            c.confidence AS confidence, c.hidden AS hidden, d.published AS published`,
    { passages: [...originOf.keys()] },
  );
  const wrong = claims.filter((claim) => claim.origin !== originOf.get(claim.passage));
  if (wrong.length === 0) return [];
  sendFor(
    transaction,
    `UNWIND $rows AS row MATCH (c:Claim {id: row.id}) SET c.origin = row.origin`,
    wrong.map(({ id, passage }) => ({ id, origin: originOf.get(passage) })),
  );
  return (await withLines(transaction, wrong)).map((before) => {
    return { before, after: { ...before, origin: originOf.get(before.passage) ?? before.origin } };
  });
}
