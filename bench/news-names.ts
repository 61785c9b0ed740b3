/** Names for made-up news: some tens of thousands, each the same for the same rank. */
const list = (words: string) => words.split(/\s+/).filter(Boolean);

const GIVEN =
  list(`Anna Boris Carla Daniel Elena Farid Greta Hassan Irina James Katya Luis Maria Nadia Oleg Paula Quentin Rosa
  Samir Tanya Ulrich Vera Walid Xenia Yusuf Zoe Amir Beatriz Claudio Dmitri Emma Felix Gabriela Henrik Ingrid Jorge Karim Leila
  Marco Nikolai Olivia Pavel Rachel Stefan Teresa Viktor Wanda Andrei Bianca Cyril Dora Emil Fatima George Helena Ivan Julia
  Konrad Lena Mikhail Nora Omar Petra Ramon Sofia Tomas Ursula Valentina William Yolanda Adam Clara David Eva Frank Gloria
  Hugo Ines Jacob Kira Leon Mona Nils Otto Pia Robert Sara Theo Vanessa`);
const STEMS =
  list(`Ander Bal Car Dem Eber Fal Gor Hart Ivan Jans Kor Lind Mar Nor Ost Petr Quin Ros Sand Tor Ulr Vas Weis Yar Zim
  Alv Bern Crav Dor Ek Ferr Gal Holm Ib Jur Kal Lar Mor Nav Or Pal Ren Sal Tam Urb Vel Wint Zel Ab Bor`);
const ENDINGS =
  list(`son ov man ez enko ini berg sky well ara etti ler son ström ic idis opoulos oglu ian adze escu ano elli
  mann stein wood field ley ton worth by aya ova ero ade ane`);
const TRADES =
  list(`Bank Holding Group Energy Shipping Telecom Industries Capital Airways Chemicals Steel Media Pharma Logistics
  Systems Motors Insurance Mining Partners Foods`);
const PORTFOLIOS = list(`Defense Finance Justice Energy Health Transport Trade Education Interior Agriculture`);
const BODIES = list(`Security Customs Tax Maritime Space Intelligence Aviation Border Procurement Statistics`);
const PAPERS = list(`Herald Times Post Courier Tribune Gazette Observer Journal Chronicle Echo`);
const SYSTEMS = list(
  `Halcyon Meridian Osprey Beacon Lattice Tundra Falcon Aurora Sentinel Horizon Kestrel Monsoon Vanguard Cobalt`,
);
const KINDS = ["satellite network", "drone", "platform", "missile", "payment system", "cable"];

export const PLACES =
  list(`Kyiv Moscow Berlin Paris London Warsaw Vienna Geneva Brussels Ankara Istanbul Tbilisi Baku Yerevan
  Riga Tallinn Vilnius Helsinki Stockholm Oslo Copenhagen Prague Budapest Bucharest Sofia Athens Belgrade Zagreb Rome Milan Madrid
  Lisbon Dublin Washington Ottawa Mexico Caracas Lima Santiago Cairo Tunis Algiers Lagos Nairobi Pretoria Tehran Baghdad Riyadh Doha
  Dubai Delhi Mumbai Dhaka Beijing Shanghai Taipei Tokyo Seoul Manila Jakarta Hanoi Bangkok Sydney Odesa Kharkiv`);
export const COUNTRIES =
  list(`Ukraine Russia Germany France Poland Austria Switzerland Belgium Turkey Georgia Azerbaijan Armenia
  Latvia Estonia Lithuania Finland Sweden Norway Denmark Hungary Romania Bulgaria Greece Serbia Croatia Italy Spain Portugal Ireland
  Canada Mexico Venezuela Peru Chile Egypt Tunisia Algeria Nigeria Kenya Iran Iraq Qatar India Bangladesh China Taiwan Japan Indonesia
  Vietnam Thailand Australia Israel Lebanon Jordan Syria Kazakhstan Belarus Moldova Brazil Argentina`);

export const COUNTS = {
  people: 30_000,
  organizations: 8_000,
  agencies: 1_000,
  systems: 84,
  publications: 600,
} as const;

/** A whole number that looks random and is the same for the same rank. */
function mix(rank: number, salt: number): number {
  let mixed = Math.imul(rank + 1, 0x9e3779b1) ^ Math.imul(salt, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 13)) >>> 0;
}

function choose(items: readonly string[], rank: number, salt: number): string {
  return items[mix(rank, salt) % items.length] ?? "";
}

export interface PersonName {
  readonly given: string;
  readonly surname: string;
}

export const personName = (rank: number): PersonName => ({
  given: choose(GIVEN, rank, 1),
  surname: choose(STEMS, rank, 2) + choose(ENDINGS, rank, 3),
});

export const organizationName = (rank: number): string =>
  `${choose(STEMS, rank, 4)}${choose(ENDINGS, rank, 5)} ${choose(TRADES, rank, 6)}`;

export const agencyName = (rank: number): string =>
  rank % 2 === 0
    ? `Ministry of ${choose(PORTFOLIOS, rank, 7)} of ${choose(COUNTRIES, rank, 8)}`
    : `${choose(COUNTRIES, rank, 8)} National ${choose(BODIES, rank, 9)} Agency`;

export const systemName = (rank: number): string => `${choose(SYSTEMS, rank, 10)} ${choose(KINDS, rank, 11)}`;

export const publicationName = (rank: number): string => `The ${choose(PLACES, rank, 12)} ${choose(PAPERS, rank, 13)}`;
