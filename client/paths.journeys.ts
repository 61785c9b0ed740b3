/** Questions about paths as a person asks them: a part of the explorer's journeys. */
import { describe, expect, it } from "@jest/globals";
import type { BrowserContextOptions, Page, Request, Response } from "playwright-core";

export interface OpenPage {
  readonly page: () => Page;
  readonly newPage: (options?: BrowserContextOptions) => Promise<Page>;
  /** Finds an entity by search and selects it. */
  readonly show: (name: string) => Promise<void>;
}

/** What the address keeps of the options. */
function optionsOf(page: Page): Record<string, unknown> {
  const kept = new URLSearchParams(new URL(page.url()).hash.slice(1)).get("options");
  return kept === null ? {} : (JSON.parse(kept) as Record<string, unknown>);
}

export function describePathJourneys({ page, newPage, show }: OpenPage): void {
  describe("asked how two are connected", () => {
    const rows = () => page().locator(".path");
    const chips = (on = page()) => on.locator(".option-chips .chip");
    const fill = async (label: string, value: string) => {
      await page().getByLabel(label, { exact: true }).fill(value);
      await page().getByLabel(label, { exact: true }).press("Tab");
    };
    /** Waits for the answer to what is done, and gives the question as the server understood it. */
    const asking = async (act: () => Promise<unknown>): Promise<Record<string, unknown>> => {
      const isAnswer = (response: Response) => response.url().endsWith("/api/paths") && response.ok();
      const [answered] = await Promise.all([page().waitForResponse(isAnswer, { timeout: 10_000 }), act()]);
      return ((await answered.json()) as { question: Record<string, unknown> }).question;
    };

    it("only suggests while one types a name, and takes it when one chooses", async () => {
      const field = page().getByLabel("From", { exact: true });
      await field.click();
      for (const [letter, soFar] of [
        ["o", "o"],
        ["s", "os"],
      ] as const) {
        await page().keyboard.type(letter);
        await page().locator(".hit", { hasText: "Oslo" }).first().waitFor();
        await page().waitForTimeout(300);
        expect(await field.inputValue()).toBe(soFar);
      }
      await page().keyboard.press("Escape");
      expect(await field.inputValue()).toBe("");
      await page().keyboard.type("os");
      await page().locator(".hit", { hasText: "Port Authority" }).waitFor();
      await page().locator(".hit", { hasText: "Port Authority" }).click();
      expect(await field.inputValue()).toBe("Port Authority of Oslo");
      await page().keyboard.press("Control+a");
      await page().keyboard.type("oslo");
      await page().keyboard.press("Enter");
      await page().waitForFunction(() => document.querySelector<HTMLInputElement>(".pick input")?.value === "Oslo");
    });

    it("shows who is near a name that nobody has, and takes none of them by itself", async () => {
      const field = page().getByLabel("From", { exact: true });
      await field.fill("Carl Dron");
      await page().getByText("Nothing in this case is called that; near are").waitFor();
      await page().keyboard.press("Enter");
      expect(await field.inputValue()).toBe("Carl Dron");
      await page().getByText("Enter takes the marked one").waitFor();
      await page().keyboard.press("Enter");
      await page().waitForFunction(
        () => document.querySelector<HTMLInputElement>(".pick input")?.value === "Carl Dorn",
      );
      await field.fill("Carl Dron");
      await page().keyboard.press("Tab");
      await page().getByRole("button", { name: "Take Carl Dorn" }).click();
      await page().waitForFunction(
        () => document.querySelector<HTMLInputElement>(".pick input")?.value === "Carl Dorn",
      );
      expect(await page().locator(".notice.problem").count()).toBe(0);
    });

    it("ranks paths, with the sentence of each step", async () => {
      await fill("From", "Anna Berg");
      await fill("To", "Nordlys Shipping");
      await page().waitForTimeout(500);
      const usual = await asking(() => page().getByRole("button", { name: "Find", exact: true }).click());
      await rows().first().waitFor();
      expect(await rows().first().textContent()).toContain("Anna Berg —◐ met with— Carl Dorn —leads→ Nordlys Shipping");
      expect(await page().locator(".path-proof q").first().textContent()).toContain("Anna Berg");
      expect(await rows().first().locator(".chip").textContent()).toMatch(/ a step · 1 step contested$/); // "1 source a step · …"
      expect(await page().locator(".path-proof .against").first().textContent()).toMatch(/denied: .*Anna Berg/); // who denies it
      // What the page takes for usual is what the server goes by: asked for by name, it is no option that differs.
      const { from, to, ...options } = usual;
      const link = new URLSearchParams({ from: String(from), to: String(to), options: JSON.stringify(options) });
      const other = await newPage();
      await other.goto(`${new URL(page().url()).origin}/#${link.toString()}`);
      await other.locator(".path").first().waitFor();
      expect(await chips(other).count()).toBe(0);
      expect(await other.locator(".notice.problem").count()).toBe(0);
      await other.context().close();
    });

    it("takes every option, shows each as a chip that takes it back, and a link asks the same again", async () => {
      await page().getByRole("button", { name: "More options" }).click();
      const asked = await asking(() => page().getByLabel("denied only", { exact: true }).click());
      expect(asked["statuses"]).toContain("denied");
      await page().waitForFunction(() => document.querySelectorAll(".path").length === 2);
      expect(await asking(() => fill("Paths at most", "99"))).toMatchObject({ k: 25 });
      expect(await asking(() => page().getByLabel("No lines of").selectOption("families:media"))).toMatchObject({
        exceptFamilies: ["media"],
      });
      expect(await asking(() => page().getByLabel("Not through").selectOption("Place"))).toMatchObject({
        exceptEntityTypes: ["Place"],
      });
      expect(await asking(() => page().getByLabel("undated lines too").click())).toMatchObject({ undated: true });
      expect(await asking(() => fill("Not before", "2001"))).toMatchObject({ after: "2001" });
      expect(await asking(() => page().getByLabel("Hubs").selectOption("100"))).toMatchObject({ hubCap: 100 });
      expect(await asking(() => fill("Confidence at least", "0.2"))).toMatchObject({ minConfidence: 0.2 });
      expect(await asking(() => fill("By way of", "Carl Dorn"))).toMatchObject({ via: ["person/carl-dorn"] });
      expect(await rows().count()).toBe(1);
      expect(await asking(() => page().getByLabel("no two through the same").click())).toMatchObject({
        disjoint: true,
      });
      expect((await chips().allTextContents()).map((words) => words.split(" ✕")[0])).toEqual([
        "at most 25 paths",
        "no two through the same",
        "by way of Carl Dorn",
        "no media",
        "no Place on the way",
        "confidence from 0.2",
        "what is only denied too",
        "from 2001",
        "undated too",
        "through hubs of up to 100 neighbours",
      ]);
      await page().keyboard.press("Escape");
      await page().locator("#path-options").waitFor({ state: "detached" });
      const other = await newPage();
      await other.goto(page().url());
      await other.reload();
      await other.locator(".path").first().waitFor();
      expect(await chips(other).allTextContents()).toEqual(await chips().allTextContents());
      await other.context().close();
      const fewer = await asking(() => chips().filter({ hasText: "by way of" }).click());
      expect(fewer["via"]).toEqual([]);
      await asking(() => page().getByRole("button", { name: "As usual" }).click());
      expect(optionsOf(page())).toEqual({});
    });

    it("says at its field that a date is none, and searches nothing until it is one", async () => {
      await page().getByRole("button", { name: "More options" }).click();
      const field = page().getByLabel("Not before", { exact: true });
      await field.fill("last year");
      const before = page().url();
      let asked = 0;
      const count = (request: Request) => (asked += request.url().endsWith("/api/paths") ? 1 : 0);
      page().on("request", count);
      await page().getByRole("button", { name: "Find", exact: true }).click();
      await page().getByText("This is no date like 2022").waitFor();
      await page().locator("[aria-invalid=true]:focus").waitFor();
      expect([await field.inputValue(), await field.getAttribute("aria-invalid")]).toEqual(["last year", "true"]);
      await page().waitForTimeout(300);
      page().off("request", count);
      expect([asked, page().url()]).toEqual([0, before]);
      await field.fill("");
      await field.press("Tab");
      await page().getByText("This is no date like 2022").waitFor({ state: "detached" });
      await page().keyboard.press("Escape");
    });

    it("says at its place what is wrong with a question, and asks as usual again", async () => {
      await page().getByRole("button", { name: "More options" }).click();
      await asking(() => fill("Not before", "2020"));
      await fill("Not after", "2010");
      await page().locator("#drawer .problem").getByText("upside down").waitFor();
      await page().keyboard.press("Escape");
      await asking(() => page().getByRole("button", { name: "Ask with the usual options" }).click());
      await rows().first().waitFor();
    });

    it("picks from the graph who must be on the way and who and what must not", async () => {
      await show("Carl Dorn");
      const side = page().locator("#side");
      expect(await asking(() => side.getByRole("button", { name: "Leave it out" }).click())).toMatchObject({
        exceptEntities: ["person/carl-dorn"],
      });
      await page().locator("#drawer .none").waitFor();
      await page().locator("#canvas").focus();
      expect(await asking(() => page().keyboard.press("v"))).toMatchObject({
        exceptEntities: [],
        via: ["person/carl-dorn"],
      });
      await page().locator(".path-proof .steps .link").first().click();
      const left = await asking(() => side.getByRole("button", { name: "Leave out of paths" }).click());
      expect(left["exceptRelations"]).toHaveLength(1);
      expect(await chips().allTextContents()).toEqual([
        expect.stringContaining("by way of Carl Dorn"),
        expect.stringContaining("without the line Anna Berg – Carl Dorn"),
      ]);
      await asking(() => page().getByRole("button", { name: "As usual" }).click());
      await rows().first().waitFor();
    });

    it("says why there is none, and a change that opens a path asks again with it", async () => {
      await asking(() => page().getByLabel("How many steps at most").selectOption("1"));
      const none = page().locator("#drawer .none");
      await none.getByText("within reach").first().waitFor();
      const opened = await asking(() => none.getByRole("button", { name: "Allow 2 steps" }).click());
      expect(opened["maxHops"]).toBe(2);
      await rows().first().waitFor();
      expect(optionsOf(page())).toEqual({ maxHops: 2 });
    });

    it("walks from path to path and along the steps by keyboard, compares two, and puts neighbours around one", async () => {
      await page().getByRole("button", { name: "More options" }).click();
      await asking(() => page().getByLabel("denied only", { exact: true }).click());
      await page().keyboard.press("Escape");
      await page().waitForFunction(() => document.querySelectorAll(".path").length === 2);
      await page().locator("#path-0").focus();
      await page().keyboard.press("ArrowDown");
      await page().locator("#path-1[aria-pressed=true]:focus").waitFor();
      expect(page().url()).toContain("path=2");
      await page().keyboard.press("k");
      await page().locator("#path-0[aria-pressed=true]:focus").waitFor();
      await page().keyboard.press("Enter");
      await page().locator("#side").getByRole("heading", { name: "Anna Berg met with Carl Dorn" }).waitFor();
      await page().keyboard.press("ArrowRight");
      await page().locator("#side").getByRole("heading", { name: "Carl Dorn leads Nordlys Shipping" }).waitFor();
      await page().keyboard.press("c");
      await page().locator(".comparison").waitFor();
      expect(await page().locator(".comparison h3").allTextContents()).toEqual(["Path 1", "Path 2"]);
      expect(
        await page().evaluate(() => {
          const [shown, panel] = [".comparison", "#drawer-panel"].map((at) =>
            document.querySelector(at)!.getBoundingClientRect(),
          );
          return shown!.top >= panel!.top && shown!.top < panel!.bottom - 40;
        }),
      ).toBe(true);
      await page().getByRole("button", { name: "Copy link" }).click();
      const link = await page().evaluate(() => navigator.clipboard.readText());
      expect(link).toContain("compare=2");
      const opened = await newPage();
      await opened.goto(link);
      await opened.locator(".comparison").waitFor();
      await opened.context().close();
      await page().getByRole("button", { name: "End the comparison" }).click();
      await page().locator(".comparison").waitFor({ state: "detached" });
      await page().getByRole("button", { name: "Add its neighbours" }).click();
      await page().waitForFunction(() => {
        const label = document.getElementById("canvas")?.getAttribute("aria-label") ?? "";
        return Number(/of (\d+)/.exec(label)?.[1]) >= 5; // Graph of 6 entities
      });
    });

    it("copies a path as prose with its sources, and as a link that lights it", async () => {
      await page().getByRole("button", { name: "Copy as text" }).click();
      await page().getByText("Copied, with its sources.").first().waitFor();
      const text = await page().evaluate(() => navigator.clipboard.readText());
      expect(text).toContain("Anna Berg");
      expect(text).toContain("[1]");
      expect(text).toContain("https://news.example/");
      await page().locator("#path-1").click();
      await page().locator("#path-1[aria-pressed=true]").waitFor();
      await page().getByRole("button", { name: "Copy link" }).click();
      const link = await page().evaluate(() => navigator.clipboard.readText());
      const other = await newPage();
      await other.goto(link);
      await other.reload();
      await other.locator("#path-1[aria-pressed=true]").waitFor();
      await other.context().close();
      await page().locator("#path-0").click();
      await asking(() => page().getByLabel("How many steps at most").selectOption("4"));
    });

    it("tells what is only denied between the two, and that paths below are not of a question changed since", async () => {
      const opened = await newPage();
      const end = async (label: string, name: string) => {
        await opened.getByLabel(label, { exact: true }).fill(name);
        await opened.locator(".hit", { hasText: name }).first().click();
      };
      await end("From", "Nordlys Shipping");
      await end("To", "Port Authority of Oslo");
      await opened.getByRole("button", { name: "Find", exact: true }).click();
      const told = opened.locator("#drawer .ended");
      await told.getByRole("button", { name: "denied: paid" }).click();
      await opened
        .locator("#side")
        .getByRole("heading", { name: "denied: Nordlys Shipping paid Port Authority of Oslo" })
        .waitFor();
      await end("To", "Oslo");
      await told.getByText("This is between Nordlys Shipping and Port Authority of Oslo").waitFor();
      await end("To", "Port Authority of Oslo");
      await told.getByText("This is between").waitFor({ state: "detached" });
      await told.getByRole("button", { name: "Take denied lines in" }).click();
      await opened.locator(".path", { hasText: "denied" }).first().waitFor();
      await opened.context().close();
    });
  });
}
