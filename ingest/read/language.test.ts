import { findLanguage, toLanguageName } from "./language.js";
import { readContent } from "./read.js";
import { extract } from "../pipeline.js";

const FRENCH =
  "Le ministre a déclaré mardi que les discussions avec l'entreprise avaient été suspendues jusqu'à nouvel ordre, selon deux responsables du gouvernement.";

it.each([
  ["en", "The minister said on Tuesday that the talks with the company had been suspended until further notice."],
  [
    "en",
    `${FRENCH} The minister said that in the talks with the company of the prime minister it was the first to go.`,
  ],
  [
    "en",
    "Oil prices rise; storm hits Texas; the markets fall again; police arrest five men; bank cuts the rates of old.",
  ],
  ["fr", FRENCH],
  [
    "de",
    "Der Minister sagte am Dienstag, die Gespräche mit dem Unternehmen seien bis auf Weiteres ausgesetzt worden, so zwei Beamte.",
  ],
  [
    "es",
    "El ministro dijo el martes que las conversaciones con la empresa se habían suspendido hasta nuevo aviso, según dos fuentes.",
  ],
  ["uk", "Міністр заявив у вівторок, що переговори з компанією призупинено."],
  ["ar", "قال الوزير يوم الثلاثاء إن المحادثات مع الشركة قد علقت حتى إشعار آخر."],
  ["ja", "大臣は火曜日、会社との協議が追って通知があるまで中断されたと述べた。"],
  [
    undefined,
    "Elon Musk, SpaceX, Starlink, Tim Cook, Apple, Anna Berg, Carl Dorn, Oslo, Bergen, Rome, Paris, Lima, Quito",
  ],
  [undefined, "Ann Lee met Bo Chen."],
  [undefined, "1 2 3 … !"],
])("finds %s in '%s'", (language, text) => {
  expect(findLanguage(text)).toBe(language);
});

it("says languages by their English names", () => {
  expect(["fr", "zh", "??"].map(toLanguageName)).toEqual(["French", "Chinese", "??"]);
});

it("keeps a text in another language whole, searchable and marked, and finds nothing in it", async () => {
  const source = await read(`${FRENCH}\n\nAnna Berg a rencontré Carl Dorn à Oslo.`);
  expect(source).toMatchObject({ language: "fr", notes: ["kept and searchable, not read: it is in French"] });
  const reading = extract(source);
  expect(reading).toMatchObject({ language: "fr", referents: [], claims: [] });
  expect(reading.extractedWith).toMatch(/^none\+/);
  expect(reading.passages.length).toBeGreaterThan(1);
});

it("believes the text before what the page says of itself", async () => {
  const page = `<html lang="fr"><body><p>The minister said on Tuesday that the talks with the company had been suspended until further notice.</p></body></html>`;
  expect(await read(page)).toMatchObject({ language: "en", notes: [] });
});

function read(text: string) {
  return readContent({ name: "a", key: "file:///a", bytes: Buffer.from(text) }, {});
}
