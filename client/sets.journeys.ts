/** What is asked of several entities, and measures of the case: a part of the explorer's journeys. */
import { describe, expect, it } from "@jest/globals";
import { AxeBuilder } from "@axe-core/playwright";
import type { OpenPage } from "./paths.journeys.js";

interface Tools extends OpenPage {
  readonly download: (click: () => Promise<void>) => Promise<{ name: string; text: string }>;
}

export function describeSetJourneys({ page, newPage, show, download }: Tools): void {
  describe("asked about several, or about all", () => {
    const side = () => page().locator("#side");
    const drawer = () => page().locator("#drawer");

    it("selects several by keyboard and by name, and says how many", async () => {
      await show("Carl Dorn");
      await page().locator("#canvas").focus();
      for (const key of ["Shift+ArrowLeft", "Shift+ArrowRight", "Shift+ArrowUp", "Shift+ArrowDown"]) {
        await page().keyboard.press(key);
      }
      await side().getByRole("heading", { name: "entities selected" }).waitFor();
      await page().waitForFunction(() =>
        / entities selected/.test(document.querySelector("main .unseen")?.textContent ?? ""),
      );
      const others = side().getByRole("button", { name: /^Select .* no longer$/ });
      while ((await others.count()) > 2) await others.last().click();
      await side().getByRole("button", { name: "Select Carl Dorn no longer" }).waitFor();
      await show("Anna Berg");
      await page().locator("#canvas").focus();
      await page().keyboard.press("Shift+ArrowLeft");
      await page().keyboard.press("Shift+ArrowRight");
      await side().getByLabel("Select another").fill("Oslo");
      await side().getByLabel("Select another").press("Tab");
      await side().getByRole("button", { name: "Select Oslo no longer" }).waitFor();
    });

    it("connects a selection, with the sentence of each link, and says how good the answer is", async () => {
      await side().getByRole("button", { name: "Connect these" }).click();
      await drawer().getByText("One group links them all.").waitFor();
      await drawer().getByText("No other subgraph links them with less.").waitFor();
      expect(await drawer().locator(".steps q").count()).toBeGreaterThanOrEqual(2);
      await drawer().getByRole("button", { name: "Copy as text" }).click();
      await page().getByText("Copied, with its sources.").first().waitFor();
      expect(await page().evaluate(() => navigator.clipboard.readText())).toContain("[1]");
    });

    it("tells which of a selection is connected to another, and whom it has in common", async () => {
      await side().getByLabel("Is any connected to").fill("Nordlys Shipping");
      await side().getByLabel("Is any connected to").press("Tab");
      await drawer().getByText("connected to Nordlys Shipping.").waitFor();
      expect(await drawer().locator(".path").first().textContent()).toContain("Nordlys Shipping");
      await drawer().locator(".path-proof q").first().waitFor();
      await side().getByRole("button", { name: "Common neighbours" }).click();
      const shared = drawer().locator(".lines .line-row");
      await shared.first().waitFor();
      expect(await shared.first().textContent()).toMatch(/\d of \d/);
    });

    it("has a link that asks the same of the same selection", async () => {
      const names = await side().locator(".selected .link").allTextContents();
      const rows = await drawer().locator(".lines .line-row").allTextContents();
      const other = await newPage();
      await other.goto(page().url());
      await other.reload();
      await other.locator("#drawer .lines .line-row").first().waitFor();
      expect(await other.locator("#drawer .lines .line-row").allTextContents()).toEqual(rows);
      expect(await other.locator("#side .selected .link").allTextContents()).toEqual(names);
      await other.context().close();
    });

    it("measures the case, sorts the table, draws the measure as size and as groups, and takes it back", async () => {
      await page().locator("#tab-rank").click();
      const rows = drawer().locator(".rank tbody tr");
      await rows.first().waitFor();
      const places = () => rows.locator("td:first-child").allTextContents();
      expect((await places())[0]).toBe("1");
      await drawer().getByRole("button", { name: "Name" }).click();
      const names = await rows.locator("td:nth-child(2)").allTextContents();
      expect(names.map((name) => name.trim().toLowerCase())).toEqual(
        names.map((name) => name.trim().toLowerCase()).sort(),
      );
      await drawer().getByRole("button", { name: "Size by this" }).click();
      const reset = page().getByRole("button", { name: "Reset the drawing" });
      await reset.getByText("Size: Neighbours by proof").waitFor();
      await drawer().getByLabel("Measure", { exact: true }).selectOption("communities");
      await reset.getByText("Colour: Communities").waitFor();
      await drawer().locator(".groups .chip:not([disabled])").first().click();
      await page().locator("#side[aria-label='Several entities'], #side[aria-label=Entity]").waitFor();
      const other = await newPage();
      await other.goto(page().url());
      await other.reload();
      await other.getByRole("button", { name: "Reset the drawing" }).getByText("Colour: Communities").waitFor();
      await other.locator("#drawer .rank tbody tr").first().waitFor();
      await other.context().close();
      const table = await download(() => drawer().getByRole("button", { name: "Save as CSV" }).click());
      expect(table.name).toBe("communities.csv");
      expect(table.text.split("\r\n")[0]).toBe("id,name,type,communities,neighbours");
      expect(table.text).toContain("person/anna-berg,Anna Berg,Person,");
      await reset.click();
      await reset.waitFor({ state: "detached" });
    });

    it.each(["dark", "light"] as const)(
      "has nothing that axe finds with all of it open, in %s colours",
      async (colours) => {
        const opened = await newPage({ colorScheme: colours });
        const origin = new URL(opened.url()).origin;
        await opened.goto(
          `${origin}/#from=person%2Fanna-berg&to=organization%2Fnordlys-shipping&options=%7B%22k%22%3A3%7D`,
        );
        await opened.reload();
        await opened.locator(".path-proof").waitFor();
        await opened.getByRole("button", { name: "More options" }).click();
        opened.removeAllListeners("console"); // axe itself tries a style that the policy refuses
        const find = async () => {
          const { violations } = await new AxeBuilder({ page: opened }).analyze();
          return violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`,
          );
        };
        expect(await find()).toEqual([]);
        await opened.keyboard.press("Escape");
        await opened.locator("#tab-rank").click();
        await opened.getByLabel("Measure", { exact: true }).selectOption("communities");
        await opened.getByRole("button", { name: "Colour by group" }).click();
        await opened.locator(".groups .chip:not([disabled])").first().click();
        expect(await find()).toEqual([]);
        await opened.context().close();
      },
    );
  });
}
