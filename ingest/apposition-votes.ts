/** What a name is called beside it says of its type: "KX-7, a new missile", "her consultancy, Arc Lateral,". */
import { Kind, type Token } from "./tokens.js";
import { cast, type Votes } from "./votes.js";
import { FUNCTION_WORDS, ROLES } from "./vocabulary.js";

/**
 * "Berg's | consultancy | , Arc Lateral,": the noun that the name is set beside, where it has an article or an owner; of
 * "the head of Varna's port | inspectorate | , Kaarel Lepik," it is the head.
 */
export function voteByNounBefore(votes: Votes, tokens: readonly Token[], noun: number): void {
  let start = noun;
  while (noun - start < 5 && tokens[start - 1] && isPlainWord(tokens[start - 1]!)) start--;
  if (!/^(?:a|an|the|another|his|her|its|their|whose|'s)$/.test(tokens[start - 1]?.lower ?? "")) return;
  if (isHolderOf(tokens, start - 1)) votes.Person += 2;
  else cast(votes, "before", tokens[noun]!.lower, 0.8);
}

/** "the | head of | Varna 's", "the | director of | the": a role in what the article or the owner begins. */
function isHolderOf(tokens: readonly Token[], determiner: number): boolean {
  let of = determiner - 1;
  if (tokens[determiner]!.lower === "'s") while (tokens[of]?.cap) of--;
  return /^(?:of|at)$/.test(tokens[of]?.lower ?? "") && ROLES.has(tokens[of - 1]?.lower ?? "");
}

/** "KX-7, a new | missile | of …", "Orsk is a | bank". */
export function voteByApposition(votes: Votes, tokens: readonly Token[], at: number): void {
  if (!/^(?:a|an|the|another|one)$/.test(tokens[at]?.lower ?? "")) return;
  let head = at + 1;
  while (head - at <= 6 && tokens[head + 1] && isPlainWord(tokens[head]!) && isPlainWord(tokens[head + 1]!)) {
    if (/^[a-z]{3,}ed$/.test(tokens[head + 1]!.lower) && tokens[head + 2]?.lower === "by") break; // "a company | controlled by"
    head++;
  }
  const [noun, next] = [tokens[head], tokens[head + 1]];
  if (!noun || !isPlainWord(noun)) return;
  if (
    next === undefined ||
    /^(?:[,.;()]|that|which|who|whose|where|of|in|for|from|with|at|on|near|based|led|owned|founded|run|built|made|used|called|and)$|[a-z]{3}ed$/.test(
      next.lower,
    )
  )
    cast(votes, "before", noun.lower, 1);
}
const isPlainWord = ({ kind, lower, text }: Token) =>
  (kind === Kind.Word || text === "-") &&
  !FUNCTION_WORDS.has(lower) &&
  !/^(?:that|which|who|whose|where|of|in|for|from|with|at|on|near|based|led|owned|founded|run|built|made|used|called|and|said|says|was|is|has)$/.test(
    lower,
  );

/** "Halden, whose | chief executive", "whose | largest investor": what only a body has. */
const OF_A_BODY =
  /^(?:\S+ )?(?:chief executive|ceo|chairman|chairwoman|shareholders?|investors?|shares|headquarters|board|managing director|manager|directors?|customers|employees|products|parent company|founders?|owners?)\b/;

const wordsFrom = (tokens: readonly Token[], from: number) =>
  tokens
    .slice(from, from + 3)
    .map(({ lower }) => lower)
    .join(" ");

/** "X, 45,", "X, who", "X, whose board", "X, based". */
export function voteByComma(votes: Votes, tokens: readonly Token[], at: number, isBody: boolean): void {
  const next = tokens[at]!;
  if (next.kind === Kind.Number && /^\d{2}$/.test(next.text) && tokens[at + 1]?.text === ",") votes.Person += 3;
  else if (next.lower === "whose" && OF_A_BODY.test(wordsFrom(tokens, at + 1))) votes.Organization += 3;
  else if (next.lower === "who" || next.lower === "whose" || next.lower === "whom") votes.Person += isBody ? 0.5 : 3;
  else if (next.lower === "which") votes.Person -= 1.5;
  else if (next.lower === "aged") votes.Person += 3;
  else if (/^(?:based|headquartered|founded)$/.test(next.lower)) votes.Organization += 3;
  else if (/^(?:registered|owned)$/.test(next.lower)) votes.Organization += 1.2; // a ship may be
}
