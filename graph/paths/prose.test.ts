import type { EntityId, RelationId } from "../ids.js";
import type { Claim } from "../model.js";
import type { HopRelation, Path } from "./answer.js";
import { toProse } from "./prose.js";

const LINE = {
  id: "rel-1" as RelationId,
  type: "SPOKE_WITH",
  forward: true,
  status: "contested",
  origins: 1,
  denials: 1,
  confidence: 0.9,
  cost: 1000,
} as HopRelation;
const PATH: Path = {
  entities: ["Anna", "Boris"].map((name) => ({ id: name as EntityId, name, type: "Person", degree: 1 })),
  hops: [{ relations: [LINE], cost: 1000 }],
  cost: 1000,
};

interface Said {
  readonly by?: string;
  /** Words that name a speaker who is no entity. */
  readonly words?: string;
  readonly in: string;
  readonly cites?: string;
  readonly stance?: Claim["stance"];
  readonly modality?: Claim["modality"];
  readonly from?: string;
  readonly to?: string;
}

/** One claim a row: asserted before denied, the surest first, as a store tells them. */
function tell(...said: readonly Said[]): string {
  const claims = said.map((one, place) => {
    const name = one.by ?? one.words;
    return {
      id: `claim-${place}`,
      stance: one.stance ?? "asserted",
      modality: one.modality ?? "reported",
      document: { publisher: one.in, source: "" },
      passage: { text: "", start: 0 },
      quote: "",
      start: 0,
      origin: one.cites ?? one.in,
      ...(name !== undefined && { speaker: { name, ...(one.by !== undefined && { entity: one.by }) } }),
      ...(one.from !== undefined && { from: one.from }),
      ...(one.to !== undefined && { to: one.to }),
    } as unknown as Claim;
  });
  return toProse(PATH, new Map([[LINE.id, claims]])).said;
}

const denied = { stance: "denied" } as const;

describe("toProse", () => {
  it.each<[string, Said[], string]>([
    ["numbers alone where documents speak for themselves", [{ in: "Ledger" }, { in: "Herald" }], " [1][2]."],
    [
      "one claim of each origin, each behind the one who says it",
      [
        { words: "these officials", in: "Journal" },
        { by: "Peskov", in: "TASS" },
        { by: "Peskov", in: "Times" },
        { by: "New Yorker", in: "Obozrevatel", cites: "New Yorker" },
        { by: "Musk", in: "Journal" },
      ],
      ", according to officials quoted by Journal [1], Peskov [2][3] and New Yorker [4].",
    ],
    [
      "whom a publication cites for an unnamed speaker",
      [{ words: "two officials", in: "UNIAN", cites: "The New Yorker" }],
      ", according to two officials quoted by UNIAN, citing The New Yorker [1].",
    ],
    [
      "each denial behind the one who denies",
      [
        { by: "Clara", in: "Ledger" },
        { by: "Anna", in: "Herald", ...denied },
        { by: "Boris", in: "Times", ...denied },
      ],
      ", according to Clara [1], but Anna [2] and Boris [3] deny it.",
    ],
    [
      "who is on both sides once, with a claim of each kind",
      [
        { by: "Clara", in: "Ledger" },
        { by: "Peskov", in: "Ledger" },
        { by: "Peskov", in: "TASS", ...denied },
        { by: "Anna", in: "Times", ...denied },
      ],
      ", according to Clara [1], but Anna denies it [2], while Peskov is quoted both as saying so [3] and as denying it [4].",
    ],
    [
      "who alone is on both sides",
      [
        { by: "Peskov", in: "TASS" },
        { by: "Peskov", in: "TASS", ...denied },
      ],
      ": Peskov is quoted both as saying so [1] and as denying it [2].",
    ],
    [
      "a time that all the cited claims give",
      [
        { in: "Ledger", from: "2022-10", to: "2022-10" },
        { in: "Herald", from: "2022-10", to: "2022-10" },
      ],
      " in 2022-10 [1][2].",
    ],
    [
      "different times each with its own citation, never as one span",
      [
        { in: "Ledger", from: "2022-10" },
        { by: "Clara", in: "Herald", from: "2021-04", to: "2021-04" },
        { by: "Dorn", in: "Times" },
      ],
      ", according to Ledger [1] (since 2022-10), Clara [2] (of 2021-04) and Dorn [3].",
    ],
    [
      "the time of a denial where it is another",
      [
        { in: "Ledger", from: "2022-10", to: "2022-10" },
        { by: "Anna", in: "Herald", from: "2021", to: "2021", ...denied },
      ],
      " in 2022-10 [1], but Anna denies it [2] (of 2021).",
    ],
    [
      "no more than eight origins, and that there are more",
      Array.from({ length: 10 }, (_, place) => ({ in: `Paper ${place}` })),
      " [1][2][3][4][5][6][7][8] (2 more origins say so).",
    ],
    ["an allegation as one", [{ in: "Ledger", modality: "alleged" }], ", allegedly [1]."],
    ["nothing of a line whose claims are not known", [], "."],
  ])("tells %s", (_what, said, words) => {
    expect(tell(...said)).toBe(`Anna spoke with Boris${words}`);
  });

  it.each<[Said[], string]>([
    [[{ by: "Anna", in: "Herald", ...denied }], "Anna denies that Anna spoke with Boris [1]."],
    [[{ in: "Herald", stance: "negated" }], "it is said not to be so that Anna spoke with Boris [1]."],
    [
      [
        { by: "Anna", in: "Herald", ...denied },
        { in: "Times", ...denied },
      ],
      "Anna [1] and someone quoted by Times [2] deny that Anna spoke with Boris.",
    ],
  ])("tells what is only denied as a denial: %j", (said, words) => {
    expect(tell(...said)).toBe(words);
  });
});
