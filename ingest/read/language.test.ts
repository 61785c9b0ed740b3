import { findLanguage, toLanguage, toLanguageName } from "./language.js";
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

it.each([
  "Le ministre a rencontré Carl Dorn à Oslo.",
  "La société nie avoir payé le juge.",
  "Der Minister traf Carl Dorn in Berlin.",
  "El fiscal acusa a Carlos Ruiz de soborno.",
  "Il ministro ha incontrato Mario Rossi a Roma.",
  "Premier Jan Nowak spotkał się z ministrem w Warszawie.",
  "A miniszter találkozott Orbán Viktorral Budapesten.",
  "Ministrul s-a întâlnit cu Ion Pop la București.",
  "Başbakan istifa etti.",
  "Perusahaan itu milik Budi Santoso.",
  "Anna Berg träffade Carl Dorn.",
])("sees that '%s' is not English", async (text) => {
  expect(await toLanguage(text, undefined)).toBe("mis");
  expect(await toLanguage(text, "en")).toBe("mis");
  expect(await toLanguage(text, "fr")).toBe("fr");
});

it.each([
  "Ann Lee met Bo Chen.",
  "Neither Ann Lee nor Bo Chen criticized NATO.",
  "Kenya praised Uganda's coffee.",
  "Oil prices rise; storm hits Texas.",
  "Ann Lee called Bo Chen. Date: none.",
  "José María de la Cruz sued Banco de Crédito e Inversiones.",
  "Jan de Boer and Ilse van der Berg founded Société Générale de Banque.",
  "Der Spiegel and La Repubblica named Anna Müller.",
  "The café near Dayr az Zawr burned down.",
])("sees nothing but English in '%s'", async (text) => {
  expect(await toLanguage(text, undefined)).toBeUndefined();
});

it("says languages by their English names", () => {
  expect(["fr", "zh", "mis", "??"].map(toLanguageName)).toEqual([
    "French",
    "Chinese",
    "a language other than English",
    "??",
  ]);
});

it("keeps a text in another language whole, searchable and marked, and finds nothing in it", async () => {
  const source = await read(`${FRENCH}\n\nAnna Berg a rencontré Carl Dorn à Oslo.`);
  expect(source).toMatchObject({ language: "fr", notes: ["kept and searchable, not read: it is in French"] });
  const reading = extract(source);
  expect(reading).toMatchObject({ language: "fr", referents: [], claims: [] });
  expect(reading.extractedWith).toMatch(/^none\+/);
  expect(reading.passages.length).toBeGreaterThan(1);
});

it("keeps a few words in another language whole and marked, and finds nothing in them", async () => {
  const source = await read("Anna Berg a rencontré Carl Dorn à Oslo.");
  expect(source.notes).toEqual(["kept and searchable, not read: it is in a language other than English"]);
  expect(extract(source)).toMatchObject({ language: "mis", referents: [], claims: [] });
});

it("finds nothing in the sentences of an English text that are in another language", async () => {
  const text = `The minister said on Tuesday that the talks with the company had been suspended until further notice.

${FRENCH} Pour Anna Berg, c'est la fin de la société Vantor.

Міністр Борис Петренко заявив у вівторок, що переговори з компанією призупинено.

Carl Dorn met Ilse Maes in Oslo.`;
  const { referents } = extract(await read(text));
  expect(referents.map(({ name }) => name)).toEqual(["Carl Dorn", "Ilse Maes", "Oslo"]);
});

it("believes the text before what the page says of itself", async () => {
  const page = `<html lang="fr"><body><p>The minister said on Tuesday that the talks with the company had been suspended until further notice.</p></body></html>`;
  expect(await read(page)).toMatchObject({ language: "en", notes: [] });
});

function read(text: string) {
  return readContent({ name: "a", key: "file:///a", bytes: Buffer.from(text) }, {});
}
