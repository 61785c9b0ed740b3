/** The explorer as a person uses it, from search to export: one suite, run on every store. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Locator, Page } from "playwright-core";
import type { CypherDatabase } from "../graph/cypher/database.js";
import { describeJudgingJourneys } from "./judging.journeys.js";
import { describePathJourneys } from "./paths.journeys.js";
import { describeSetJourneys } from "./sets.journeys.js";
import { launch } from "./testing/browser.js";
import { serveCase, type ServedCase } from "./testing/served.js";

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const LARGE = { width: 1920, height: 1080 };

export function describeJourneys(store: string, open: (folder: string) => Promise<CypherDatabase>): void {
  describe(`the explorer on ${store}`, () => {
    let served: ServedCase;
    let browser: Browser;
    let page: Page;
    const complaints: string[] = [];
    const requests: string[] = [];

    beforeAll(async () => {
      served = await serveCase(open);
      browser = await launch();
      page = await newPage();
    }, 120_000);
    afterAll(async () => {
      await browser.close();
      await served.close();
    });

    async function newPage(options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: LAPTOP,
        reducedMotion: "reduce",
        colorScheme: "dark",
        acceptDownloads: true,
        permissions: ["clipboard-read", "clipboard-write"],
        ...options,
      });
      const opened = await context.newPage();
      opened.on("console", (message) => {
        const during = expect.getState().currentTestName ?? "";
        if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url}, ${during})`);
      });
      opened.on("pageerror", (error) => complaints.push(error.message));
      opened.on("request", (request) => requests.push(request.url()));
      await opened.goto(served.address);
      await opened.getByText("How is Anna Berg connected to", { exact: false }).first().waitFor();
      return opened;
    }

    const side = () => page.locator("#side");
    const show = async (name: string) => {
      await page.keyboard.press("Escape");
      await page.locator("#search").fill(name);
      await page.locator(".hit").first().waitFor();
      await page.locator("#search").press("Enter");
      await side().getByRole("heading", { name }).waitFor();
    };
    const download = async (click: () => Promise<void>) => {
      const [file] = await Promise.all([page.waitForEvent("download"), click()]);
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
      return { name: file.suggestedFilename(), text: Buffer.concat(chunks).toString("utf8") };
    };
    const exportAs = (menu: Locator, format: string) =>
      download(async () => {
        await menu.locator("summary").click();
        await menu.getByRole("button", { name: format }).click();
      });

    it("opens with questions to ask and a corroborated, a contested and a denied line, each a click away", async () => {
      const lines = side().locator(".line-row");
      expect(await lines.count()).toBe(3);
      await lines.filter({ hasText: "denied: Nordlys Shipping paid Port Authority of Oslo" }).waitFor();
      await lines
        .filter({ hasText: "deny" })
        .or(lines.filter({ hasText: "denies" }))
        .first()
        .click();
      await side()
        .getByText("contested", { exact: true })
        .or(side().getByText("denied only", { exact: true }))
        .first()
        .waitFor();
      await page.locator("#canvas").press("Escape");
    });

    it("finds an entity as one types, by keyboard alone, and shows its lines", async () => {
      await page.locator("body").press("/");
      await page.keyboard.type("berg");
      await page.locator(".hit").first().waitFor();
      expect(await page.locator(".hit").first().textContent()).toContain("Anna Berg");
      await page.keyboard.press("Enter");
      await side().getByRole("heading", { name: "Anna Berg" }).waitFor();
      expect(await side().locator(".line-row").count()).toBeGreaterThanOrEqual(2);
    });

    it("says when nothing begins like that", async () => {
      await page.locator("#search").fill("zzzzqq");
      await page.getByText("Nothing in this case begins like that").waitFor();
      await page.locator("#search").press("Escape");
    });

    it("shows the claims for and against a line, who says so, and the sentence in its source", async () => {
      await show("Anna Berg");
      const say = (await side().locator(".line-row .num").allTextContents()).map((words) => parseInt(words) || 0);
      expect(say).toEqual([...say].sort((a, b) => b - a)); // the best proven first
      await side().locator(".line-row", { hasText: "Carl Dorn" }).first().click();
      await side().getByText("contested", { exact: true }).waitFor();
      const denial = side().locator(".claim.denial");
      await denial.waitFor();
      expect(await side().locator(".claim:not(.denial)").count()).toBe(2);
      expect(await denial.textContent()).toContain("denied by Anna Berg");
      await side().getByText("Anna Berg is quoted on both sides: read what each sentence is about.").waitFor();
      await side().getByRole("button", { name: "Copy with sources" }).click();
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      expect(copied).toContain(
        "- “Anna Berg met with Carl Dorn at the harbour before the tender was announced, she said.” (Aftenbladet, “The tender, part 1 </title><b>”, 1 Mar 2024, according to Anna Berg; https://news.example/0)",
      );
      expect(copied).toContain(
        "outside her office.” (Havneposten, “The tender, part 2 </title><b>”, 2 Mar 2024, denied by Anna Berg; https://news.example/1)",
      );
      await denial.getByText("open source").click();
      const quote = page.locator("dialog.reader mark.quote");
      await quote.first().waitFor();
      expect((await quote.allTextContents()).join("")).toContain("denied that she had ever met Carl Dorn");
      await page.locator("dialog.reader .mention", { hasText: "Carl Dorn" }).first().click();
      await side().getByRole("heading", { name: "Carl Dorn" }).waitFor();
    });

    it("never shows the sentences of one line under the next that is opened, not even for a moment", async () => {
      await show("Nordlys Shipping");
      await side().locator(".line-row", { hasText: "Port Authority of Oslo" }).first().click();
      await side().locator(".claim", { hasText: "had paid the Port Authority" }).waitFor();
      await show("Anna Berg");
      await page.evaluate(() => {
        const seen: string[] = [];
        const look = () => seen.push(document.querySelector("#side")?.textContent ?? "");
        new MutationObserver(look).observe(document.querySelector("#side")!, { childList: true, subtree: true });
        Object.assign(window, { seen });
      });
      await side().locator(".line-row", { hasText: "Carl Dorn" }).first().click();
      await side().locator(".claim.denial", { hasText: "had ever met Carl Dorn" }).waitFor();
      const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
      expect(seen.length).toBeGreaterThan(0);
      expect(seen.filter((words) => words.includes("had paid the Port Authority"))).toEqual([]);
    });

    it("shows the way to the page at an address that is none", async () => {
      const answer = await fetch(`${served.address}/nowhere`, { headers: { accept: "text/html,*/*;q=0.8" } });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('There is no such page. <a href="/">');
    });

    it("goes back to what was shown before, and forward again, and a reload shows the same view", async () => {
      const opened = await newPage();
      const heading = (name: string) => opened.locator("#side").getByRole("heading", { name }).waitFor();
      const inView = () => opened.locator("#canvas").getAttribute("aria-label");
      const find = async (name: string) => {
        await opened.locator("#search").fill(name);
        await opened.locator(".hit").first().waitFor();
        await opened.locator("#search").press("Enter");
        await heading(name);
        await opened.waitForTimeout(600); // longer than what passes by
      };
      await find("Anna Berg");
      await find("Oslo");
      await opened.locator("#side").getByRole("button", { name: "Expand" }).click();
      await opened.waitForTimeout(600);
      await opened.getByRole("combobox", { name: "From", exact: true }).fill("Anna Berg");
      await opened.getByRole("combobox", { name: "From", exact: true }).press("Enter");
      await opened.getByRole("combobox", { name: "To", exact: true }).fill("Nordlys Shipping");
      await opened.getByRole("combobox", { name: "To", exact: true }).press("Enter");
      await opened.getByRole("button", { name: "Find", exact: true }).click();
      await opened.locator(".path").first().waitFor();
      await opened.goBack();
      await heading("Oslo");
      await opened.locator(".path").first().waitFor({ state: "detached" });
      await opened.goBack();
      await heading("Anna Berg");
      await opened.goForward();
      await heading("Oslo");
      await opened.goForward();
      await opened.locator(".path").first().waitFor();
      const before = await inView();
      await opened.reload();
      await opened.locator(".path").first().waitFor();
      await opened.waitForFunction(
        (label) => document.getElementById("canvas")?.getAttribute("aria-label") === label,
        before,
      );
      await opened.context().close();
    });

    it("unfolds neighbours, keeps what was placed in its place, hides, and shows again what was hidden", async () => {
      await show("Oslo");
      await side().getByRole("button", { name: "Expand" }).click();
      await page.waitForTimeout(600);
      const label = await page.locator("#canvas").getAttribute("aria-label");
      expect(label).toMatch(/Graph of \d+ entities/);
      const before = Number(/of (\d+)/.exec(label ?? "")?.[1]);
      await show("Oslo");
      const inView = (count: number) =>
        page.waitForFunction(
          (wanted) => document.getElementById("canvas")?.getAttribute("aria-label")?.includes(`of ${wanted} entities`),
          count,
        );
      await side().getByRole("button", { name: "Hide" }).click();
      await inView(before - 1);
      await page.locator("#canvas").press("Control+z");
      await inView(before);
      await show("Oslo");
      await page.keyboard.press("h");
      await inView(before - 1);
      await page.getByRole("button", { name: "1 hidden · show again" }).click();
      await inView(before);
    });

    it("lists the documents that name an entity, each a click away", async () => {
      await show("Oslo");
      await side().getByText("3 documents", { exact: false }).or(side().getByText("in 1 document")).first().click();
      const named = side().locator(".named-in li");
      await named.first().waitFor();
      await named.first().getByRole("button").click();
      await page.locator("dialog.reader .mention", { hasText: "Oslo" }).first().waitFor();
      await page.keyboard.press("Escape");
    });

    it("walks the graph by keyboard and speaks what is selected", async () => {
      await page.locator("#canvas").focus();
      await page.keyboard.press("Escape");
      await page.keyboard.press("ArrowRight");
      const spoken = page.locator("main .unseen");
      await page.waitForFunction(() => (document.querySelector("main .unseen")?.textContent ?? "") !== "");
      expect(await spoken.textContent()).toMatch(/lines in view/);
    });

    describePathJourneys({ page: () => page, newPage, show });
    describeSetJourneys({ page: () => page, newPage, show, download });
    describeJudgingJourneys({ page: () => page, newPage, show });

    it("filters by the legend", async () => {
      const edges = async () =>
        Number(/(\d+) lines/.exec((await page.locator("#canvas").getAttribute("aria-label")) ?? "")?.[1]);
      const before = await edges();
      await page.locator("#legend .row", { hasText: "contested" }).click();
      expect(await edges()).toBeLessThan(before);
      await page.getByRole("button", { name: "Show everything again" }).click();
      expect(await edges()).toBe(before);
    });

    it("runs Cypher, shows rows and an error at its place, and brings the result into view", async () => {
      await page.locator("#tab-cypher").click();
      await page.getByLabel("Examples").waitFor();
      await page.getByLabel("Examples").selectOption({ label: "What is denied" });
      await page.getByRole("button", { name: /^Run/ }).click();
      await page.locator(".result table").waitFor();
      expect(await page.locator(".result table").textContent()).toContain("PAID");
      const notices = page.locator(".result p.small");
      const toldFirst = await notices.count();
      await page.getByRole("button", { name: /^Run/ }).click();
      if (toldFirst > 0) await notices.first().waitFor({ state: "detached" }); // each is told once
      await page.locator(".result table").waitFor();
      const editor = page.getByLabel("Cypher query");
      await editor.click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("MATCH (n:Person)\nRETRUN n");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Enter");
      await page.locator(".console .problem").waitFor();
      await editor.click();
      await page.keyboard.press("Control+a");
      await page.keyboard.type("MATCH (n:Person) RETURN n");
      await page.keyboard.press("Escape");
      await page.keyboard.press("Control+Enter");
      await page.getByRole("button", { name: "Show in graph" }).click();
      await page.getByText("of the result are in view").waitFor();
    });

    it("exports what is in view, all of it, a path, and the picture", async () => {
      const graphml = await exportAs(page.locator("header .menu"), "GraphML");
      expect(graphml.name).toMatch(/^The-harbour-.*\d+-of-\d+-entities\.graphml$/); // The-harbour-5-of-6-entities.graphml
      expect(graphml.text).toContain("denied that she had ever met Carl Dorn");
      const svg = await exportAs(page.locator("header .menu"), "SVG");
      expect(svg.text).toContain("Anna Berg");
      expect(svg.text).toContain("lines are what documents say");
      await page.locator("header .menu summary").click();
      await page.getByLabel("The whole case").click();
      await page.keyboard.press("Escape");
      const all = await exportAs(page.locator("header .menu"), "GraphML");
      expect(all.name).toContain("the-whole-case");
      expect(all.text).toContain("denied that she had ever met Carl Dorn");
      await page.locator("#tab-paths").click();
      await page.locator(".path").first().waitFor();
      if ((await page.locator(".path-proof").count()) === 0) await page.locator(".path").first().click();
      const path = await exportAs(page.locator(".path-proof .menu"), "Clew JSON");
      expect(path.text).toContain("Anna Berg");
    });

    it("stops writing a file when asked to, and writes the next", async () => {
      const menu = page.locator("header .menu");
      await page.route("**/api/export", () => undefined); // as long as a large case takes
      await menu.locator("summary").click();
      await menu.getByRole("button", { name: "GraphML" }).click();
      await menu.getByRole("status").waitFor();
      await menu.locator("summary").click();
      await menu.getByRole("button", { name: "Stop writing the file" }).click();
      await menu.getByRole("status").waitFor({ state: "detached" });
      await page.unroute("**/api/export");
      await page.keyboard.press("Escape");
      expect((await exportAs(menu, "GraphML")).text).toContain("Anna Berg");
    });

    it("adds a document by paste and by upload, joins it to the graph, and removes it", async () => {
      await page.locator("#tab-documents").click();
      await page.getByRole("button", { name: "Add documents" }).first().click();
      await page.getByLabel("Date of publication").fill("last year");
      await page.getByLabel("Address", { exact: true }).fill("example.org");
      await page.getByRole("button", { name: "Add text" }).click();
      const words = (label: string) =>
        page.getByLabel(label, { exact: true }).evaluate((field) => (field as HTMLInputElement).validationMessage);
      expect(await words("Date of publication")).toBe("The date of publication is like 2022, 2022-10 or 2022-10-11.");
      expect(await words("Address")).toBe("The address begins with http:// or https://.");
      await page.getByLabel("Date of publication").fill("");
      await page.getByLabel("Address", { exact: true }).fill("");
      await page.getByLabel("Text", { exact: true }).fill("Mona Nord met with Anna Berg in Oslo on Friday.");
      await page.getByLabel("Title", { exact: true }).fill("A pasted note");
      await page.getByRole("button", { name: "Add text" }).click();
      await page.locator(".documents li", { hasText: "A pasted note" }).waitFor({ timeout: 60_000 });
      await page.getByRole("button", { name: "Add documents" }).first().click();
      await page.locator(".drop input").setInputFiles({
        name: "<b>x<i>.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Odd Ping met with Anna Berg."),
      });
      await page.locator(".documents li", { hasText: "<b>x<i>" }).waitFor({ timeout: 60_000 });
      await page.getByRole("button", { name: "Add documents" }).first().click();
      await page
        .locator(".drop input")
        .setInputFiles({ name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("") });
      await page.locator(".job .problem").waitFor({ timeout: 60_000 });
      const row = page.locator(".documents li", { hasText: "A pasted note" });
      await row.getByRole("button", { name: "Remove" }).click();
      await page.locator("dialog.ask").getByRole("button", { name: "Remove", exact: true }).click();
      await row.waitFor({ state: "detached" });
    }, 180_000);

    it("says that the server is gone, keeps what it shows, and goes on when it is back", async () => {
      const before = complaints.length;
      await served.restart(async () => {
        await page.getByText("Clew does not answer").waitFor({ timeout: 20_000 });
        expect(await page.locator("#canvas").getAttribute("aria-label")).toMatch(/of [1-9]/);
      });
      await page.getByText("Clew does not answer").waitFor({ state: "detached", timeout: 20_000 });
      complaints.splice(before); // the browser itself tells of refused connections
    });

    it("marks the nearest name at Enter where nothing is called so, and takes it at one more", async () => {
      await page.keyboard.press("Escape");
      await page.locator("#search").fill("Carl Dron");
      await page.getByText("Near are:").waitFor();
      await page.locator("#search").press("Enter");
      await page.getByText("Enter again takes the marked one").waitFor();
      expect(await page.locator("#search-hits [aria-selected=true]").textContent()).toContain("Carl Dorn");
      expect(await page.locator("#search").inputValue()).toBe("Carl Dron");
      await page.locator("#search").press("Enter");
      await side().getByRole("heading", { name: "Carl Dorn" }).waitFor();
    });

    it("fits a phone: nothing lies beyond its edges, and one finds, reads and asks there", async () => {
      const phone = await newPage({ viewport: PHONE });
      const beyond = () =>
        phone.evaluate(() => [
          document.documentElement.scrollWidth - innerWidth,
          ...[...document.querySelectorAll("#app *")]
            .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
            .filter((element) => !element.closest("details:not([open])"))
            .map((element) => element.outerHTML.slice(0, 80)),
        ]);
      expect(await beyond()).toEqual([0]);
      const { width, height } = (await phone.locator("#canvas").boundingBox())!;
      expect([width, height > 300]).toEqual([PHONE.width, true]);
      await phone.locator("#search").fill("Carl");
      await phone.locator(".hit").first().click();
      await phone.locator("#side").getByRole("heading", { name: "Carl Dorn" }).waitFor();
      expect(await beyond()).toEqual([0]);
      await phone.getByRole("button", { name: "Path from" }).click();
      await phone.getByLabel("To", { exact: true }).fill("Anna Berg");
      await phone.getByLabel("To", { exact: true }).press("Enter");
      await phone.getByRole("button", { name: "Find", exact: true }).click();
      await phone.locator(".path-row").first().waitFor();
      expect(await beyond()).toEqual([0]);
      const tooWide = () =>
        phone.locator("#drawer-panel").evaluate((panel) => Math.max(0, panel.scrollWidth - panel.clientWidth));
      expect(await tooWide()).toBe(0);
      await phone.locator(".path-proof .steps .link").first().click();
      await phone.locator("#side .claim.denial").waitFor();
      await phone.waitForFunction(() => {
        const { top } = document.querySelector("#side h2")!.getBoundingClientRect();
        return top >= document.querySelector(".top")!.getBoundingClientRect().bottom && top < innerHeight / 2;
      });
      await phone.getByRole("tab", { name: "Documents" }).click();
      await phone.locator(".documents li").first().waitFor();
      expect(await beyond()).toEqual([0]);
      await phone.context().close();
    });

    it.each([
      ["dark", LAPTOP],
      ["light", LARGE],
    ] as const)("has nothing that axe finds, in %s colours", async (colours, viewport) => {
      const opened = await newPage({ viewport, colorScheme: colours });
      await opened.locator("#side .line-row").first().click();
      await opened.locator("#side .claim").first().waitFor();
      opened.removeAllListeners("console"); // axe itself tries a style that the policy refuses
      const { violations } = await new AxeBuilder({ page: opened }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`),
      ).toEqual([]);
      await opened.context().close();
    });

    it("renders what strangers wrote as text, asks nobody but its own server, and complains of nothing", async () => {
      expect(await page.title()).toBe("Clew");
      expect(
        requests.filter(
          (url) => !url.startsWith(served.address) && !url.startsWith("blob:") && !url.startsWith("data:"),
        ),
      ).toEqual([]);
      expect(complaints.filter((text) => !text.includes("400 (Bad Request)"))).toEqual([]);
    });
  });
}
