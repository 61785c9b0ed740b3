import { strToU8, zipSync } from "fflate";
import { isClewError } from "../../graph/errors.js";
import { parseIsolated } from "./isolated.js";
import type { SourceText } from "./original.js";
import { readContent } from "./read.js";

describe("a PDF", () => {
  it("gives its lines as paragraphs, words whole, without heads and page numbers", async () => {
    const towns = ["Geneva", "Prague", "Lima"];
    const pages = towns.map(
      (town, index) =>
        [
          [`The Annual Report ${index}`, 760],
          [`In ${town} Ann Lee of the govern-`, 700],
          ["ment met Bo", 686],
          ["Chen.", 672],
          ["They spoke", 640],
          [`for an hour in ${town}.`, 626],
          [`Page ${index} of 3`, 40],
        ] as const,
    );
    const { text } = await read("report.pdf", toPdf(pages));
    expect(text).toBe(
      towns
        .flatMap((town) => [`In ${town} Ann Lee of the government met Bo Chen.`, `They spoke for an hour in ${town}.`])
        .join("\n\n"),
    );
  });

  it("takes title and date from what its program wrote, and says so", async () => {
    const { sources, notes } = await read(
      "report.pdf",
      toPdf([[["Ann Lee met Bo Chen.", 700]]], "/Title(Who met whom)/Author(Ann Lee)/CreationDate(D:20221011120000Z)"),
    );
    expect(sources).toEqual([
      { key: "file:///report.pdf", publisher: "Ann Lee", title: "Who met whom", date: "2022-10-11" },
    ]);
    expect(notes).toEqual(["dated 2022-10-11, when the PDF was made"]);
  });

  it.each([
    ["a scan", toPdf([[]]), "holds no text: its 1 pages are pictures"],
    ["an encrypted one", toPdf([[["Secret.", 700]]], "", true), "is encrypted"],
    ["a broken one", Buffer.from("%PDF-1.7\nnothing that follows is right"), "is damaged"],
  ])("is refused when it is %s", async (_what, bytes, message) => {
    expect(await refusal("a.pdf", bytes)).toContain(`a.pdf ${message}`);
  });

  it("is recognised under another name", async () => {
    const { text, notes } = await read("a.txt", toPdf([[["Ann Lee met Bo Chen.", 700]]]));
    expect({ text, notes }).toEqual({
      text: "Ann Lee met Bo Chen.",
      notes: ["its name ends in .txt, but it is a PDF"],
    });
  });
});

describe("a Word document", () => {
  it("gives its paragraphs, and title and date from its properties", async () => {
    const { text, sources } = await read("a.docx", toDocx(["Ann Lee met Bo Chen.", "They spoke & left."]));
    expect(text).toBe("Ann Lee met Bo Chen.\n\nThey spoke & left.");
    expect(sources).toEqual([{ key: "file:///a.docx", publisher: "Ann Lee", title: "A & B", date: "2022-10-11" }]);
  });

  it("is refused when it is cut", async () => {
    const whole = toDocx(["Ann Lee met Bo Chen."]);
    expect(await refusal("a.docx", whole.subarray(0, whole.length - 40))).toContain("a.docx is damaged");
  });

  it("is refused when it unpacks to more than the limit, also when it says that it does not, and the next one is read", async () => {
    const honest = withSize(toDocx(["Ann Lee."]), "word/document.xml", 300 * 1024 * 1024);
    await expect(read("bomb.docx", honest)).rejects.toMatchObject({
      code: "too-large",
      message: "bomb.docx unpacks to 300 MB; the limit is 256 MB.",
    });
    const bomb = zipSync({ ...toParts([]), "word/document.xml": new Uint8Array(100 * 1024 * 1024) });
    expect(await refusal("lying.docx", withSize(bomb, "word/document.xml", 1000))).toMatch(
      /lying\.docx (?:is damaged|could not be read: its parser broke off)/,
    );
    expect((await read("a.docx", toDocx(["Ann Lee."]))).text).toBe("Ann Lee.");
  }, 120_000);
});

describe("a mail", () => {
  it("gives who wrote to whom and when, and the words; attachments are named", async () => {
    const { text, sources, notes } = await read("a.eml", MAIL);
    expect(text).toBe(
      "Müller's call\n\nFrom: Ann Lee <ann@acme.example>\nTo: Bo Chen <bo@bank.example>, press@bank.example\nDate: 2022-10-11T10:00:00.000Z\n\nI spoke with him.",
    );
    expect(sources).toEqual([
      { key: "file:///a.eml", publisher: "Ann Lee", title: "Müller's call", date: "2022-10-11" },
    ]);
    expect(notes).toEqual(["its attachment list.exe was not read"]);
  });

  it("gives the words of an HTML mail", async () => {
    const mail =
      "From: a@b.example\r\nSubject: Hi\r\nContent-Type: text/html\r\n\r\n<p>Ann Lee<script>x()</script> met<p>Bo Chen.";
    expect((await read("a.eml", Buffer.from(mail))).text).toBe("Hi\n\nFrom: a@b.example\n\nAnn Lee met\n\nBo Chen.");
  });

  it("is read whatever is attached to it: any number, nested, with names of other files", async () => {
    const part = (index: number) =>
      `--x\r\nContent-Disposition: attachment; filename="../../etc/passwd${index}"\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!\r\n`;
    const nested = Array.from({ length: 2000 }, () => "Content-Type: message/rfc822\r\n\r\n").join("");
    const mail = `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nAnn Lee left.\r\n${Array.from({ length: 300 }, (_, index) => part(index)).join("")}--x--\r\n`;
    const { text, notes } = await read("a.eml", Buffer.from(mail));
    expect({ text, notes: notes.length, last: notes.at(-1) }).toEqual({
      text: "From: a@b.example\n\nAnn Lee left.",
      notes: 6,
      last: "nor were 295 more attachments",
    });
    const deep = Buffer.from(`From: a@b.example\r\n${nested}Ann Lee left.`);
    await read("deep.eml", deep).catch((error: unknown) =>
      expect(error).toMatchObject({ code: "unreadable-document" }),
    );
  });

  it("is refused when it has nothing of a mail", async () => {
    expect(await refusal("a.eml", Buffer.from("Ann Lee met Bo Chen."))).toContain("a.eml is no mail");
  });
});

it("ends a parser that takes too long, and reads the next document", async () => {
  const content = { name: "a.pdf", key: "file:///a.pdf", bytes: toPdf([[["Ann Lee.", 700]]]) };
  const long = { ...content, bytes: toPdf(Array.from({ length: 1000 }, () => [["Ann Lee.", 700]])) };
  await expect(parseIsolated("pdf", long, 5)).rejects.toMatchObject({
    code: "unreadable-document",
    message: expect.stringContaining("took longer") as unknown,
  });
  expect((await parseIsolated("pdf", content)).text).toBe("Ann Lee.");
});

const MAIL = Buffer.from(
  [
    "From: Ann Lee <ann@acme.example>",
    "To: Bo Chen <bo@bank.example>, press@bank.example",
    "Subject: =?utf-8?Q?M=C3=BCller's_call?=",
    "Date: Tue, 11 Oct 2022 12:00:00 +0200",
    "Content-Type: multipart/mixed; boundary=x",
    "",
    "--x",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "I spoke with him.",
    "--x",
    "Content-Type: application/octet-stream",
    "Content-Disposition: attachment; filename=list.exe",
    "",
    "MZ",
    "--x--",
    "",
  ].join("\r\n"),
);

/** A PDF of pages of `[line, height on the page]`. Without a table of its objects: readers find them. */
function toPdf(pages: readonly (readonly (readonly [string, number])[])[], info = "", isEncrypted = false): Buffer {
  const contents = pages.map((lines) =>
    lines.map(([text, y]) => `BT /F1 12 Tf 1 0 0 1 72 ${y} Tm (${text}) Tj ET`).join("\n"),
  );
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${4 + index * 2} 0 R`).join(" ")}]>>`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ...contents.flatMap((content, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents ${5 + index * 2} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
    `<<${info}>>`,
  ];
  const body = objects.map((object, index) => `${index + 1} 0 obj\n${object}\nendobj\n`).join("");
  const lock = isEncrypted
    ? `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${"ab".repeat(32)}>/U<${"cd".repeat(32)}>>>/ID[<00><00>]`
    : "";
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<</Root 1 0 R/Info ${objects.length} 0 R${lock}>>\n`);
}

function toDocx(paragraphs: readonly string[]): Uint8Array {
  return zipSync(toParts(paragraphs));
}

/** A ZIP archive that says of a file in it that it unpacks to `size` bytes. */
function withSize(archive: Uint8Array, name: string, size: number): Uint8Array {
  const changed = Buffer.from(archive);
  const inDirectory = changed.lastIndexOf(name);
  changed.writeUInt32LE(size, inDirectory - 46 + 24);
  changed.writeUInt32LE(size, changed.indexOf(name) - 30 + 22);
  return changed;
}

function toParts(paragraphs: readonly string[]): Record<string, Uint8Array> {
  const escaped = paragraphs.map((text) => `<w:p><w:r><w:t>${text.replace("&", "&amp;")}</w:t></w:r></w:p>`).join("");
  return {
    "[Content_Types].xml": strToU8(
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    "_rels/.rels": strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    ),
    "docProps/core.xml": strToU8(
      '<cp:coreProperties xmlns:dc="x" xmlns:dcterms="y"><dc:title>A &amp; B</dc:title><dc:creator>Ann Lee</dc:creator><dcterms:created xsi:type="dcterms:W3CDTF">2022-10-11T08:00:00Z</dcterms:created></cp:coreProperties>',
    ),
    "word/document.xml": strToU8(
      `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${escaped}</w:body></w:document>`,
    ),
  };
}

function read(name: string, bytes: Uint8Array): Promise<SourceText> {
  return readContent({ name, key: `file:///${name}`, bytes }, {});
}

async function refusal(name: string, bytes: Uint8Array): Promise<string> {
  const error: unknown = await read(name, bytes).catch((reason: unknown) => reason);
  if (!isClewError(error)) throw new Error("It was read.");
  expect(error.code).toBe("unreadable-document");
  return error.message;
}
