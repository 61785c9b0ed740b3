/** Words as parts of names: what joins a name's words, what heads a body's name, what a given name is. */
import { Kind, type Token } from "./tokens.js";
import { CALENDAR_WORDS, demonymCountry, FUNCTION_WORDS, GIVEN_NAMES, HEADS, isOrdinary } from "./vocabulary.js";

const toSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Small words within a name: "Charles de Gaulle". */
export const PARTICLES = toSet(
  "de del della di da dos das du des la le van von der den ter ten bin bint ibn ben al el ul ud y e af av zu für pour sans et und",
);

/** Words whose name goes on after "of" or "for": "Bank of …", "Institute for …". */
export const FIRST_HEADS = toSet(
  "ministry department bank university church republic kingdom house court bureau office institute center centre council committee commission board agency organization organisation " +
    "association society union federation league party front movement army academy school college faculty gulf bay strait sea isle island city state islamic academy chamber museum museums directorate " +
    "fund foundation authority administration embassy bishop diocese archdiocese order international national world global american european people's workers' communist democratic army armed forces " +
    "municipality port strait straits region province district journal commune county guard corps command daughters sons brothers sisters friends doctors reporters mothers knights bar congress parliament assembly government register library hospital campaign coalition alliance network",
);

/** Heads that are common family names too: after a given name they say nothing. */
export const WEAK_HEADS = toSet(
  "hill church house hall park lake north south east west field bay lane court post times cross star tower stone fort king fox price young banks fields parks waters rivers brooks bridges lord page chambers camp mason forest wells street ford marshall gates cash day week may march song law rice rules jordan cook black cabinet law order dean read mills mines moor marsh pike crane drew grant hunt love case ball best card race fair final show tour judgment power powers price fisher major wolf sharp",
);

/** Heads that stand for one body where a text writes them with a capital. */
export const LONE_BODIES = toSet(
  "coalition commission council assembly fund treasury board committee agency alliance authority bureau foundation federation consortium tribunal inspectorate battalion brigade regiment division squadron wing corps fleet",
);

/** Roles that are family names too: "Masayoshi Son". */
export const FAMILY_ROLES = toSet("son dean page king cook baker judge");

/** Family names that stand first: "Chen Wei", "Nguyen Van Anh", "Ko Woo-rim". */
export const FAMILY_FIRST = toSet(
  "Wang Li Zhang Liu Chen Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Gao Luo Zheng Liang Xie Song Tang Xu Deng Han Feng Cao Peng Zeng Xiao Tian Dong Pan Yuan Cai Jiang Yu Du Ye Cheng Wei Su Lu Ding Ren Shen Yao Zhong Cui Tan Lai Fan Jin Shi Liao Jia Xia Fu Fang Bai Zou Meng Xiong Qin Qiu Hou Yin Xue Yan Lei Long Duan Hao Kong Shao Mao Chang Wan Qian Tsai Hsu Hsieh Kuo Lam Chan Cheung Leung Wong Ng Kwok Kwan Lau Yip Yeung Chow Chiu Tsang Tse Fung Poon Mok Lui Ho Ip Tam Kim Lee Park Choi Jung Jeong Kang Cho Yoon Jang Lim Oh Seo Shin Kwon Hwang Ahn Song Yoo Hong Jeon Moon Ko Bae Nam Ryu Noh Ha Nguyen Nguyễn Tran Trần Le Lê Pham Phạm Hoang Hoàng Phan Vu Vũ Vo Võ Dang Đặng Bui Bùi Do Đỗ Duong Dương Ly Ngo Ngô Trinh Trịnh Dinh Đinh",
);

const UNITS = toSet(
  "battalion brigade regiment division squadron wing group fleet army corps infantry cavalry battery platoon command",
);

export const isAcronym = (text: string) => /^\p{Lu}[\p{Lu}0-9&.-]{1,7}$/u.test(text); // "RTÉ"

/** "5th | Special Forces Group": the number is part of a unit's name. */
export function hasOrdinal(tokens: readonly Token[], from: number, to: number): boolean {
  return UNITS.has(tokens[to - 1]!.lower) && /^\d+(?:st|nd|rd|th)$/.test(tokens[from - 1]?.text ?? ""); // "5th"
}

export function isGivenName(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower;
  return (
    lower !== undefined &&
    GIVEN_NAMES.has(lower) &&
    (!CALENDAR_WORDS.has(lower) || isGivenHere(tokens, at)) &&
    !(isOrdinary(lower) && HEADS.has(lower))
  );
}

/** A given name first, and no head of a body last. */
export function isPersonLike(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from < 2 || !isGivenName(tokens, from)) return false;
  const last = tokens[to - 1]!.lower;
  return !HEADS.has(last) || WEAK_HEADS.has(last);
}

/** "Anti-Corruption | Court", "Inter-American | Commission": an adjective with a capital head behind it is part of a name. */
function isNameAdjective(tokens: readonly Token[], at: number): boolean {
  const { text, cap } = tokens[at]!;
  if (!cap || !/^\p{Lu}\p{Ll}+-\p{Lu}/u.test(text) || /^Pro-/.test(text)) return false; // "Anti-Corruption"
  for (let next = at + 1; next <= at + 3 && tokens[next]?.cap; next++)
    if (/^(?:Agency|Organization)$/.test(HEADS.get(tokens[next]!.lower) ?? "")) return true;
  return tokens[at + 1]?.text === "Prosecutor"; // "Anti-Corruption Prosecutor's Office"
}

/** May be the first word of a name, or go on with one. */
export function mayStart(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind !== Kind.Word || (isAdjective(token) && !isNameAdjective(tokens, at))) return false;
  if (token.cap && token.text.length <= 14 && MARKED.test(token.text) && isMoney(tokens, at)) return false;
  return token.cap || PREFIXED.test(token.text) || (token.lower !== token.text && /^i[A-Z]|^e[A-Z]/.test(token.text)); // "iPhone", "eBay"
}

/** "Rs | 48 crore", "N2.7bn", "P182 | million", "Sh1,200": a sum, whose first letters are a currency's mark. */
function isMoney(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at]!;
  const next = tokens[at + 1];
  if (!MARK.test(text)) return false;
  if (/\d[.,]\d|\d\p{Ll}/u.test(text)) return true; // "N2.7", "Sh40m"
  if (/\d$/.test(text)) return SCALE.test(next?.lower ?? "");
  return next?.kind === Kind.Number || (next?.text === "." && tokens[at + 2]?.kind === Kind.Number); // "Rs. 48"
}
const MARKED = /^[A-Zk][A-Za-z]{0,3}[\d.]|^(?:Rs|Shs?|[Kk][Ss]hs?|USh|TSh|Tk|Rp|RM|GHS?|NT|QR|[A-Z]{3})$/; // "P182"
const MARK =
  /^(?:(?:Rs|Sh|Shs|[Kk][Ss]hs?|USh|TSh|Tk|Rp|RM|GH|NT|QR|AED|AUD|BDT|BRL|CAD|CHF|CNY|EUR|GBP|GHS|HKD|IDR|INR|JPY|KES|KRW|LKR|MXN|MYR|NGN|NZD|OMR|PHP|PKR|PLN|QAR|RMB|RUB|RWF|SAR|SEK|SGD|THB|TRY|TZS|UAH|UGX|USD|VND|XAF|XOF|ZAR|ZMW)\.?|[NPRKQL](?=\d))(?:\d[\d.,]*(?:k|m|mn|bn|tn|million|billion|trillion)?)?$/; // "Rs", "N2.7bn", "Sh1"
const SCALE = /^(?:m|mn|bn|million|billion|trillion|crore|lakh|thousand)$/;
const PREFIXED = /^(?:al|el|ul|ud|an|as|ash|at|az|bin|abu)-\p{Lu}/u; // "al-Abadi"

/** "English-language", "Pro-Beijing", "Scientology-related": no names. */
function isAdjective({ text, lower, cap }: Token): boolean {
  const hyphen = text.indexOf("-");
  if (hyphen < 0 || !cap) return false;
  if (ADJECTIVE_PREFIX.test(lower)) return true;
  const tail = text.slice(text.lastIndexOf("-") + 1);
  if (/^\p{Ll}{4,}ed$|^(?:a|of|the)$/u.test(tail) && isOrdinary(lower.slice(0, hyphen))) return true; // "Palm-thatched"
  return (
    /^\p{Ll}{4,}$/u.test(tail) &&
    isOrdinary(tail) &&
    !/^(?:moon|hung|sung|young|yeol|wing|ching|shing|ying|qing|xing|bing|jing|hing|ling|lung|ming|ping|long|song|king|ting|shek|hyun|chul|hoon|woon|soon|joon|wook|kook|seok|dong|tang|bong|tong)$/.test(
      tail,
    )
  );
}

const ADJECTIVE_PREFIX = /^(?:pro|anti|non|counter|post|pre|mid|inter|intra|trans|multi|semi|cross|self|co|re)-/; // "pro-Beijing"

/** A word in lower case that is no function word: "the Kenyan | army". */
export const isPlainWord = (token: Token | undefined) =>
  token?.kind === Kind.Word && !token.cap && !FUNCTION_WORDS.has(token.lower);

/** "Monday", "March": unless a given name before it makes it a family name. */
export function isDay(tokens: readonly Token[], at: number): boolean {
  if (isGivenHere(tokens, at)) return false;
  return DAYS.test(tokens[at]!.text) && !(tokens[at]!.lower === "may" && GIVEN_NAMES.has(tokens[at - 1]?.lower ?? ""));
}

/**
 * "| Jan | Kowalski", "| May | Sorensen", "| Christian | Falk", "met | Will | Hansen": a word of the calendar, of a faith or
 * of grammar that is somebody's given name, since a family name follows and nothing tells of a time.
 */
export function isGivenHere(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at]!, tokens[at + 1]];
  if (!token.cap || !GIVEN_NAMES.has(token.lower)) return false;
  if (!CALENDAR_WORDS.has(token.lower) && !FUNCTION_WORDS.has(token.lower)) return false;
  if (next?.kind !== Kind.Word || !next.cap || next.breaks > 0 || /^\p{Lu}+$/u.test(next.text)) return false;
  if (isOrdinary(next.lower) || CALENDAR_WORDS.has(next.lower) || FUNCTION_WORDS.has(next.lower)) return false;
  if (HEADS.has(next.lower) || demonymCountry(next.text) !== undefined) return false;
  if (GIVEN_NAMES.has(next.lower) && tokens[at + 2]?.cap) return false; // "| June | Anna Berg left"
  if (before && (before.kind === Kind.Number || OF_TIME.test(before.lower))) return false; // "in | June | Carter resigned"
  return !ASKS.test(token.lower) || !tokens.some(({ text }) => text === "?"); // "| Will | Berg resign?"
}
const OF_TIME =
  /^(?:in|since|until|till|by|of|from|before|after|during|early|mid|late|last|this|next|every|each|through|between|following|st|nd|rd|th)$/;
const ASKS = /^(?:will|may|can)$/;
const DAYS =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?$|^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|Dec)$/;
