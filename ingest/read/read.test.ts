import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { zipSync } from "fflate";
import iconv from "iconv-lite";
import { isClewError } from "../../graph/errors.js";
import { listOriginals, type Input } from "./inputs.js";
import type { SourceText } from "./original.js";
import { readOriginal } from "./read.js";
import type { SourceSettings } from "./source.js";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clew-read-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const MB = 1024 * 1024;

describe("reading a file", () => {
  it("keeps plain text exactly as it is, and takes title and date from its first lines", async () => {
    const text = "Minister resigns after leak\r\n\r\nBy A. Writer, 11 October 2022\r\n\r\nThe minister resigned.\r\n";
    expect(await readFile("leak.txt", text)).toEqual({
      name: join(folder, "leak.txt"),
      text,
      sources: [
        { key: toKey("leak.txt"), publisher: "A. Writer", title: "Minister resigns after leak", date: "2022-10-11" },
      ],
      notes: [],
    });
  });

  it("takes metadata from header lines above plain text, which are no part of it", async () => {
    const found = await readFile(
      "call.txt",
      "Title: A call at night\nPublisher: The Herald\nDate: 21 August 2023\n\nAnn Lee called Bo Chen.\nDate: none.\n",
    );
    expect(found).toMatchObject({
      text: "\nAnn Lee called Bo Chen.\nDate: none.\n",
      sources: [{ publisher: "The Herald", title: "A call at night", date: "2023-08-21" }],
      notes: [],
    });
    const play = "Author: I wrote it.\nANN: You did not.\n";
    expect(await readFile("play.txt", play)).toMatchObject({ text: play });
  });

  it("reads text with front matter as Markdown, whatever it is called: piped in, it has no name", async () => {
    const found = await readFile(
      "piped",
      "---\ntitle: A call\npublisher: The Herald\n---\n\n**Ann Lee** called Bo Chen.\n",
    );
    expect(found).toMatchObject({
      text: "Ann Lee called Bo Chen.\n",
      sources: [{ publisher: "The Herald", title: "A call" }],
    });
    const rule = "---\nAnn Lee called Bo Chen.\n---\n";
    expect(await readFile("ruled.txt", rule)).toMatchObject({ text: rule });
  });

  it("takes metadata from front matter, which is no part of the text", async () => {
    const found = await readFile(
      "brief.md",
      "---\ntitle: A call\npublisher: The Herald\ndate: 2023-08-21\nurl: https://herald.example/a-call#top\norigin: The Weekly\nlanguage: en\n---\n\n# A call\n\n**Ann Lee** [called](https://x.example) _Bo Chen_ at 5 * 3 * 2 snake_case_name.\n",
    );
    expect(found).toEqual({
      name: join(folder, "brief.md"),
      text: "A call\n\nAnn Lee called Bo Chen at 5 * 3 * 2 snake_case_name.\n",
      sources: [{ key: "https://herald.example/a-call", publisher: "The Herald", title: "A call", date: "2023-08-21" }],
      language: "en",
      cites: "The Weekly",
      notes: [],
      original: { extension: ".md", bytes: expect.any(Uint8Array) as unknown },
    });
  });

  it.each([
    ["By Ann Lee and Bo Chen | March 3, 2022", "Ann Lee and Bo Chen"],
    ["GENEVA, March 3 (Reuters) - Ann Lee met Bo Chen on Thursday.", "Reuters"],
    ["OSLO (Nordwire) — Ann Lee met Bo Chen on Thursday.", "Nordwire"],
    ["LONDON, 3 May 2024 (Nordwire). Ann Lee met Bo Chen on Thursday.", "Nordwire"],
    ["Oslo, May 3, 2024 (Nordwire) - Ann Lee met Bo Chen on Thursday.", "Nordwire"],
    ["Berg (Northgate) – who else – met Bo Chen on Thursday.", "a"],
    ["The Coast Courier, 1 June 2024", "The Coast Courier"],
    ["The Coast Courier", "The Coast Courier"],
    ["By Ann Lee, Coast Courier, 1 June 2024", "Coast Courier"],
    ["Northern Courier, Monday 9 September 2024", "Northern Courier"],
    ["Source: Meridian Post", "Meridian Post"],
    ["Source: https://meridian.example/a", "a"],
    ["Ann Post", "a"],
    ["Morgen Kurier | June 1, 2024", "Morgen Kurier"],
    ["New York, 1 June 2024", "a"],
    ["The Coast Courier wrote of it on 1 June 2024", "a"],
    ["© 2022 The Herald. All rights reserved.", "The Herald"],
    ["By Thursday Ann Lee had met Bo Chen.", "a"],
  ])("takes who published a text from '%s'", async (line, publisher) => {
    const { sources } = await readFile("a.txt", `A call\n\n${line}\n\nThey spoke for an hour.\n`);
    expect(sources[0]?.publisher).toBe(publisher);
  });

  it.each([
    [
      "LONDON, 3 May 2024. Ann Lee met Bo Chen, who had left in the first week of March 2023 for a long stay abroad.",
      "2024-05-03",
    ],
    [
      "NEW YORK, May 3, 2024 (Nordwire): Ann Lee met Bo Chen, who had left in March for a long stay abroad.",
      "2024-05-03",
    ],
    ["The Coast Courier, 1 June 2024", "2024-06-01"],
    ["NATO, 3 May 2024 being the day, met Ann Lee and Bo Chen for a long talk on what was to be done.", undefined],
    ["London saw on 3 May 2024 how Ann Lee met Bo Chen, who had left in March for a long stay abroad.", undefined],
  ])("takes the day from '%s', if it is one of publication", async (line, date) => {
    const { sources } = await readFile("a.txt", `A call\n\n${line}\n\nThey spoke for an hour.\n`);
    expect(sources[0]?.date).toBe(date);
  });

  it.each([
    ["a list", "---\n- a\n---\nWords here.\n", "- a\n"],
    ["broken YAML", "---\ntitle: 'A\n---\nWords here.\n", "title: 'A"],
    ["a rule that is never closed", "---\nWords here.\n", "Words here."],
  ])("reads %s at the top of Markdown as text", async (_what, markdown, expected) => {
    expect((await readFile("a.md", markdown)).text).toContain(expected);
  });

  it("leaves out a date in front matter that does not exist, and says so", async () => {
    const { sources, notes } = await readFile("a.md", "---\ndate: 2023-02-30\ntitle: [x]\n---\nWords here.\n");
    expect(sources[0]).not.toHaveProperty("date");
    expect(notes).toEqual(["title in its front matter is not a text and was left out", containing('"2023-02-30"')]);
  });

  it("reads the article of a web page, its headline first, paragraphs apart", async () => {
    const { text, sources, language } = await readFile("page.html", PAGE);
    expect(text).toBe(
      [
        "Ann Lee called Bo Chen",
        `Ann Lee, head of Acme, called Bo Chen on Monday. ${FILLER}`,
        `The call lasted\nan hour. ${FILLER}`,
        `“It was friendly,” she said. ${FILLER}`,
      ].join("\n\n"),
    );
    expect(sources).toEqual([
      {
        key: "https://daily.example/news/1?id=2",
        publisher: "The Daily",
        title: "Ann Lee called Bo Chen",
        date: "2022-10-11",
      },
    ]);
    expect(language).toBe("en");
  });

  it("reads a short page without an article whole", async () => {
    const { text } = await readFile("short.html", "<title>T</title><nav>Home</nav><p>Ann met Bo.<p>They spoke.");
    expect(text).toBe("T\n\nAnn met Bo.\n\nThey spoke.");
  });

  it("does not take a home page for the address of an article", async () => {
    const page = PAGE.replace(/<link[^>]*>/, '<link rel="canonical" href="https://daily.example/">');
    expect((await readFile("page.html", page)).sources[0]?.key).toBe(toKey("page.html"));
  });

  it("lets the user's publisher and date go before the document's", async () => {
    await write("page.html", PAGE);
    const [found] = await readAll([folder], { publisher: "My archive", date: "2020" });
    expect(found).toMatchObject({ sources: [{ publisher: "My archive", date: "2020" }] });
  });

  it.each([
    ["UTF-8 with a mark", Buffer.from("\ufeffWords of Élodie."), "Words of Élodie.", undefined],
    [
      "UTF-16 with a mark",
      iconv.encode("Words of Élodie.", "utf16le", { addBOM: true }),
      "Words of Élodie.",
      "utf-16le",
    ],
    [
      "UTF-16 without",
      iconv.encode("Words of Élodie, at length.", "utf16be"),
      "Words of Élodie, at length.",
      "utf-16be",
    ],
    ["UTF-32", iconv.encode("Words of Élodie.", "utf32le", { addBOM: true }), "Words of Élodie.", "utf-32le"],
    [
      "windows-1252",
      iconv.encode(`${"The café is “closed”. ".repeat(9)}`, "win1252"),
      "The café is “closed”. ",
      "detected",
    ],
    ["windows-1251", iconv.encode(RUSSIAN(), "win1251"), "Министр обороны", "windows-1251 (detected"],
  ])("decodes %s and says so", async (_what, bytes, expected, note) => {
    const { text, notes } = await readFile("a.txt", bytes);
    expect(text.startsWith(expected)).toBe(true);
    expect(notes.filter((one) => !one.startsWith("kept"))).toEqual(note === undefined ? [] : [containing(note)]);
  });

  it("keeps to UTF-8 where a few bytes of it are broken, and says so", async () => {
    const bytes = Buffer.concat([
      Buffer.from("Ann Lee met Bo at the café."),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(` ${"They left. ".repeat(40)}`),
    ]);
    const { text, notes } = await readFile("a.txt", bytes);
    expect(text).toMatch(/^Ann Lee met Bo at the café\.\ufffd\ufffd They left\./);
    expect(notes).toEqual(["read as utf-8, a few broken signs in it replaced"]);
    const latin = await readFile("b.txt", Buffer.from("Frau Müller traf Herrn Krüger in München.", "latin1"));
    expect(latin.text).toBe("Frau Müller traf Herrn Krüger in München.");
  });

  it("decodes a page by the charset that it declares", async () => {
    const page = `<html><meta charset="koi8-r"><body><p>${RUSSIAN()}</p></body></html>`;
    const { text, notes } = await readFile("a.html", iconv.encode(page, "koi8-r"));
    expect(text).toContain("Министр обороны");
    expect(notes).toContain("read as koi8-r (declared)");
  });

  it.each([
    ["empty.txt", "", "is empty (0 bytes)"],
    ["blank.txt", " \n\t\n", "only blank space"],
    [
      "photo.txt",
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]),
      "is a PNG image; expected was one of .txt",
    ],
    [
      "noise.md",
      Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 37) % 256)),
      "is not text: it holds bytes",
    ],
    ["noise.pdf", Buffer.from(Array.from({ length: 3000 }, (_, index) => (index * 37) % 256)), "is not a PDF, though"],
    ["letter.doc", Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "old Office file"],
    ["blank.html", "<html><body><script>go()</script></body></html>", "a web page without text"],
  ])("refuses %s and says what it is", async (name, content, message) => {
    const error = await readFile(name, content).catch((reason: unknown) => reason);
    expect(isClewError(error) && error.code).toBe("unreadable-document");
    expect(error).toMatchObject({ message: containing(message) });
    expect(error).toMatchObject({ message: containing(name) });
  });

  it("refuses a file over the limit without opening it", async () => {
    await write("big.txt", "x".repeat(3 * MB));
    const [found] = await readAll([folder], {}, 2 * MB);
    expect(found).toMatchObject({
      code: "too-large",
      message: matching(/big\.txt is 3 MB; the limit is 2 MB/),
    });
  });

  it("reads a page that is named as text as a page, and says so", async () => {
    const { text, notes } = await readFile("page.txt", PAGE);
    expect(text.startsWith("Ann Lee called Bo Chen\n\nAnn Lee, head")).toBe(true);
    expect(notes).toEqual(["its name ends in .txt, but it is a web page"]);
  });

  it("reads a page nested ten thousand deep", async () => {
    const { text } = await readFile("deep.html", `<html><body>${"<div>".repeat(10_000)}Ann met Bo.`);
    expect(text).toContain("Ann met Bo.");
  }, 60_000);
});

describe("listing inputs", () => {
  it("goes through folders by name and passes over what is hidden, linked in a circle or of another kind", async () => {
    for (const name of [
      "b.txt",
      "a/z.md",
      "a/.hidden.txt",
      "node_modules/x.txt",
      ".git/y.txt",
      "c.jpg",
      "README.md",
      "notes",
    ]) {
      await write(name, "Words here.");
    }
    await symlink(folder, join(folder, "a", "loop"));
    const found = await list([folder]);
    expect(found).toEqual(["README.md: skipped", "a/z.md", "b.txt", "c.jpg: skipped", "notes"]);
  });

  it("follows links within a folder that is given, and none that leads out of it", async () => {
    await write("outside/secret.txt", "Words here.");
    await write("leak/a.txt", "Words here.");
    await symlink(join(folder, "leak", "a.txt"), join(folder, "leak", "b.txt"));
    await symlink(join(folder, "outside"), join(folder, "leak", "c"));
    await symlink(join(folder, "outside", "secret.txt"), join(folder, "leak", "d.txt"));
    await symlink("/", join(folder, "leak", "e"));
    await symlink(join(folder, "gone"), join(folder, "leak", "f"));
    expect(await list([join(folder, "leak")])).toEqual([
      "leak/a.txt",
      "leak/b.txt",
      "leak/c: skipped",
      "leak/d.txt: skipped",
      "leak/e: skipped",
      expect.stringContaining("leak/f: "),
    ]);
    expect(await list([join(folder, "leak", "c")])).toEqual(["leak/c/secret.txt"]);
  });

  it("tries a file that is named whatever its kind, and names what is not there", async () => {
    await write("c.log", "Words here.");
    const found = await readAll([join(folder, "c.log"), join(folder, "gone.txt")]);
    expect(found).toEqual([
      expect.objectContaining({ text: "Words here." }),
      expect.objectContaining({ code: "not-found", message: `${join(folder, "gone.txt")} does not exist.` }),
    ]);
  });

  it("says of an address that is none of the web what may be given", async () => {
    expect(await readAll(["ftp://files.example/a.txt"])).toEqual([
      expect.objectContaining({
        message: "ftp://files.example/a.txt is no address of the web.",
        hint: containing("https://"),
      }),
    ]);
  });

  it("names a file that may not be read", async () => {
    await write("secret.txt", "Words here.");
    await chmod(join(folder, "secret.txt"), 0o000);
    await chmod(folder, 0o755);
    const isRoot = process.geteuid?.() === 0; // who may read everything, and so becomes nobody for a moment
    if (isRoot) process.seteuid?.(65534);
    try {
      expect(await readAll([folder])).toEqual([expect.objectContaining({ message: containing("permission denied") })]);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  it("reads what is in memory", async () => {
    const content = Buffer.from("Words here.");
    const [found] = await readAll([
      { from: "memory", name: "standard input", key: "stdin:1", content, bytes: content.length },
    ]);
    expect(found).toMatchObject({ text: "Words here.", sources: [{ key: "stdin:1", publisher: "standard input" }] });
  });
});

describe("a ZIP archive", () => {
  it("is read as the folder that it holds", async () => {
    const words = Buffer.from("Words here.");
    await write(
      "leak.zip",
      zipSync({ "a/one.txt": words, "two.md": [words, { level: 0 }], "c.png": words, "__MACOSX/x.txt": words }),
    );
    expect(await list([folder])).toEqual(["leak.zip/a/one.txt", "leak.zip/two.md", "leak.zip/c.png: skipped"]);
    expect(await readAll([folder])).toEqual([
      expect.objectContaining({
        text: "Words here.",
        sources: [having({ key: `${toKey("leak.zip")}#a/one.txt` })],
      }),
      expect.objectContaining({ text: "Words here." }),
    ]);
  });

  it("names what it passes over since its name leads out of the archive", async () => {
    await write(
      "slip.zip",
      zipSync({ "../../evil.txt": Buffer.from("Words here."), ".hidden.txt": Buffer.from("Words.") }),
    );
    expect(await list([folder])).toEqual(["slip.zip/../../evil.txt: skipped"]);
  });

  it("does not unpack more than the limit, whatever the archive says", async () => {
    const bomb = Buffer.from(zipSync({ "a.txt": [new Uint8Array(5 * MB), { level: 9 }] }));
    await write("honest.zip", bomb);
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(100, lying.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24);
    await write("lying.zip", lying);
    expect(await readAll([folder], {}, 2 * MB)).toEqual([
      expect.objectContaining({ code: "unreadable-document", message: containing("times its size") }),
      expect.objectContaining({ code: "too-large", message: containing("is too large; the limit is 2 MB") }),
    ]);
  });

  it("is told to be damaged when it is cut", async () => {
    const whole = zipSync({ "a.txt": Buffer.from("Words here.") });
    await write("cut.zip", whole.subarray(0, whole.length - 30));
    expect(await readAll([folder])).toEqual([expect.objectContaining({ message: containing("damaged") })]);
  });
});

const FILLER =
  "The two had met before, at a conference in Geneva, and had written to each other since then, aides said. "
    .repeat(3)
    .trim();
const PAGE = `<!doctype html><html lang="en-GB"><head><title>Ann Lee called Bo Chen | The Daily</title>
<link rel="canonical" href="https://daily.example/news/1?id=2&utm_source=x#top">
<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ann Lee called Bo Chen",
"datePublished":"2022-10-11T10:00:00Z","publisher":{"@type":"Organization","name":"The Daily"}}]}</script></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ann Lee called Bo Chen</h1>
<p>Ann Lee, head of <a href="/acme">Acme</a>, called Bo Chen on Monday. ${FILLER}</p>
<p>The call lasted<br>an hour. ${FILLER}</p><p>“It was friendly,” she said. ${FILLER}</p></article>
<footer>Subscribe now</footer></body></html>`;

function RUSSIAN(): string {
  return "Министр обороны заявил, что переговоры не проводились. Об этом сообщило агентство в понедельник вечером. ".repeat(
    3,
  );
}

/** Jest types its asymmetric matchers as `any`. */
const containing = (text: string): unknown => expect.stringContaining(text);
const having = (part: object): unknown => expect.objectContaining(part);
const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

async function write(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
}

async function readFile(name: string, content: string | Uint8Array): Promise<SourceText> {
  return readOriginal(
    { from: "file", name: join(folder, name), path: await write(name, content), bytes: content.length },
    { maxBytes: 20 * MB },
  );
}

async function readAll(inputs: Input[], settings: SourceSettings = {}, maxBytes = 20 * MB): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const listed of listOriginals(inputs)) {
    if ("error" in listed) found.push(listed.error);
    if ("original" in listed)
      found.push(await readOriginal(listed.original, { ...settings, maxBytes }).catch((error: unknown) => error));
  }
  return found;
}

async function list(inputs: Input[]): Promise<string[]> {
  const found: string[] = [];
  for await (const listed of listOriginals(inputs)) {
    const name = ("original" in listed ? listed.original.name : listed.name).slice(folder.length + 1);
    found.push("original" in listed ? name : `${name}: ${"skipped" in listed ? "skipped" : listed.error.message}`);
  }
  return found;
}

function toKey(name: string): string {
  return pathToFileURL(join(folder, name)).href;
}
