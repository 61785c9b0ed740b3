import grafeo from "@grafeo-db/js";
import { readArrow } from "./arrow.js";

/** The columns of an answer, as the engine writes them. */
async function columnsOf(query: string) {
  const database = grafeo.GrafeoDB.create();
  const answer = await database.executeCypher(query);
  const columns = readArrow(answer.toArrowIPC());
  database.close();
  return columns;
}

it("reads texts and numbers, whole, broken and both; what is missing is empty or NaN", async () => {
  const query = `UNWIND [['a', 1, 0.5, 1], [null, null, null, null], ['', -3, 1e-9, 2.5]] AS row
    RETURN row[0] AS name, row[1] AS whole, row[2] AS broken, row[3] AS both`;
  expect(await columnsOf(query)).toEqual([
    { name: "name", length: 3, texts: ["a", "", ""] },
    { name: "whole", length: 3, numbers: [1, NaN, -3] },
    { name: "broken", length: 3, numbers: [0.5, NaN, 1e-9] },
    { name: "both", length: 3, numbers: [1, NaN, 2.5] },
  ]);
});

it("reads texts of any script, with tabs and line ends in them", async () => {
  const texts = ["Élon", "Київ", "𝔘𝔫𝔦", "a\tb\nc\u001f", ""];
  expect(await columnsOf(`UNWIND ${JSON.stringify(texts)} AS text RETURN text`)).toEqual([
    { name: "text", length: 5, texts },
  ]);
});

it("reads an answer without rows, and a column without values", async () => {
  expect(await columnsOf("UNWIND [] AS x RETURN x")).toEqual([{ name: "x", length: 0 }]);
  expect(await columnsOf("UNWIND [1, 2] AS x RETURN x, null AS none")).toEqual([
    { name: "x", length: 2, numbers: [1, 2] },
    { name: "none", length: 2 },
  ]);
});

it("reads a hundred thousand rows, and numbers past what 32 bits hold", async () => {
  const columns = await columnsOf("UNWIND range(1, 100000) AS x RETURN x * 1000000000 AS x, 'n' + toString(x) AS name");
  expect(columns.map(({ length }) => length)).toEqual([100_000, 100_000]);
  expect(columns[0]!.numbers!.at(-1)).toBe(100_000_000_000_000);
  expect(columns[1]!.texts!.at(-1)).toBe("n100000");
});

it("refuses a column of lists", async () => {
  await expect(columnsOf("RETURN [1, 2] AS list")).rejects.toThrow(
    "a column of text or numbers was expected, not list of Arrow's type 12",
  );
});
