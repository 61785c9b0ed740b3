import type { EntityId } from "../ids.js";
import type { Entity, EntityType } from "../model.js";
import { findLikelyPairs } from "./pairs.js";

function named(name: string, type: EntityType = "Person", aliases: readonly string[] = []): Entity {
  return { id: `${type}/${name}` as EntityId, name, type, aliases, mentions: 1 };
}

describe("two people who may be one", () => {
  it.each([
    ["Zelensky", "Volodymyr Zelensky", "surname"],
    ["Volodymyr Zelenskyy", "Vladimir Zelensky", "variants"],
    ["Walter Isaacson", "Walter Isaxon", "read alike"],
    ["Isaxon", "Walter Isaacson", "read alike"],
    ["V. Putin", "Vladimir Putin", "initial"],
    ["Bill Browder", "William Browder", "variants"],
    ["Anna Maria Berg", "Anna Berg", "middle name"],
    ["Berg Anna", "Anna Berg", "another order"],
    ["Дмитрий Песков", "Dmitry Peskov", "variants"],
    ["Viktor Malmm", "Viktor Malm", "read alike"],
    ["Boris Haldn", "Boris Halden", "one letter"],
    ["Vikor Malm", "Viktor Malm", "one letter"],
  ])("'%s' and '%s': %s", (a, b, reason) => {
    const [pair, ...more] = findLikelyPairs([named(a), named(b), named("Clara Dorn")]);
    expect(more).toEqual([]);
    expect([pair?.a.name, pair?.b.name].sort()).toEqual([a, b].sort());
    expect(pair?.reasons.join(" ")).toContain(reason);
    expect(pair?.score).toBeGreaterThan(0.3);
    expect(pair?.score).toBeLessThanOrEqual(1);
  });

  it.each([
    ["two of one surname", ["Anna Berg", "Boris Berg"]],
    ["a surname that many bear", ["Berg", "Anna Berg", "Boris Berg", "Clara Berg", "David Berg"]],
    ["surnames alone, which their documents left open", ["Berg", "Berg"]],
    ["other initials", ["A. Berg", "Boris Berg"]],
    ["other middle names", ["Anna Maria Berg", "Anna Clara Berg"]],
    ["a man and a woman of one family", ["Zelenska", "Volodymyr Zelensky"]],
    ["a short surname with another letter", ["Anna Berg", "Anna Borg"]],
    ["given names that differ by their end", ["Daniel Berg", "Daniela Berg"]],
    ["a man and a woman of one given name", ["Sasha Petrov", "Sasha Petrova"]],
    ["given names with another letter", ["Marta Berg", "Maria Berg"]],
    ["surnames of which one letter differs, under two given names", ["Boris Haldn", "Clara Halden"]],
  ])("are never suggested: %s", (_, names) => {
    const entities = names.map((name, index) => ({ ...named(name), id: `person/${index}` as EntityId }));
    expect(findLikelyPairs(entities)).toEqual([]);
  });

  it("are told with how many bear the surname, where they are few", () => {
    const pairs = findLikelyPairs([named("Berg"), named("Anna Berg"), named("Boris Berg")]);
    expect(pairs.map(({ a, b }) => [a.name, b.name].sort())).toEqual([
      ["Anna Berg", "Berg"],
      ["Berg", "Boris Berg"],
    ]);
    expect(pairs[0]).toMatchObject({
      score: 0.5,
      reasons: ['"Berg" is the surname of Anna Berg, and of one more here.'],
    });
  });

  it("are found by what one is also called, unless their own names say that they are two", () => {
    const zelensky = named("Volodymyr Zelensky", "Person", ["Ze President"]);
    expect(findLikelyPairs([zelensky, named("Ze President")])).toHaveLength(0);
    expect(findLikelyPairs([named("Lula"), named("Luiz Silva", "Person", ["Lula"])])).toMatchObject([
      { score: 0.8, reasons: ['Both are called "Lula".'] },
    ]);
  });
});

describe("two things that may be one", () => {
  it.each<[string, string, EntityType, EntityType, string]>([
    ["NRO", "National Reconnaissance Office", "Organization", "Agency", "initials"],
    ["DoD", "DOD", "Agency", "Agency", "called"],
    ["DOD", "Department of Defense", "Agency", "Agency", "initials"],
    ["Northgate", "Northgate Ltd", "Organization", "Organization", "form"],
    ["Space X", "SpaceX", "Organization", "Organization", "same letters"],
    ["Ministry of Harbours", "Harbours of Ministry", "Agency", "Agency", "another order"],
    ["Zaporizhzhia", "Zaporizhzhya", "Place", "Place", "alike"],
    ["Reconnaissance Office", "Reconaissance Office", "Agency", "Agency", "alike"],
    ["National Audit Office", "Audit Office", "Agency", "Organization", "first word"],
    ["Kestrel Marine", "Kestrel Marine", "Organization", "Person", "one as an organization, the other as a person"],
    ["Nordwire", "The Nordwire", "Person", "Publication", "called"],
    ["Kestrel", "Kestrel Marine Services", "Organization", "Agency", "begins with"],
    ["Kestrel Marine Ltd", "Kestrel Marine Services", "Organization", "Organization", "begins with"],
  ])("'%s' and '%s' (%s, %s): %s", (a, b, typeOfA, typeOfB, reason) => {
    expect(findLikelyPairs([named(a, typeOfA), named(b, typeOfB)])).toMatchObject([
      { reasons: [expect.stringContaining(reason)] },
    ]);
  });

  it.each<[string, string, EntityType, EntityType]>([
    ["Falcon 9", "Falcon 1", "System", "System"],
    ["Iran", "Iraq", "Place", "Place"],
    ["Austria", "Australia", "Place", "Place"],
    ["North Korea", "South Korea", "Place", "Place"],
    ["Northgate Ltd", "Northgate Inc", "Organization", "Organization"],
    ["NSA", "National Reconnaissance Office", "Agency", "Agency"],
    ["Zaporizhzhia", "Zaporizhzhya", "Place", "Organization"],
    ["Lincoln", "Lincoln", "Person", "Place"],
    ["Bank of Norway", "Norway", "Organization", "Organization"],
    ["North Sea Fund", "Fund", "Organization", "Organization"],
  ])("'%s' and '%s' (%s, %s) are not suggested", (a, b, typeOfA, typeOfB) => {
    expect(findLikelyPairs([named(a, typeOfA), named(b, typeOfB)])).toEqual([]);
  });
});

it("takes a name without its first word for another's only where nothing else ends so", () => {
  const offices = ["National Audit Office", "Danish Audit Office", "Audit Office"].map((name) => named(name, "Agency"));
  expect(findLikelyPairs(offices)).toEqual([]);
});

it("compares a large case within seconds: blocks of common names are passed over", () => {
  const syllables = ["ka", "lo", "mi", "ren", "sto", "vic", "dor", "pel", "tan", "wus"];
  const word = (number: number) =>
    [...String(number).padStart(4, "0")].map((digit) => syllables[Number(digit)]).join("");
  const entities = Array.from({ length: 20_000 }, (_, number) => named(`${word(number % 997)} ${word(number)}`));
  const began = performance.now();
  findLikelyPairs(entities);
  expect(performance.now() - began).toBeLessThan(10_000);
});
