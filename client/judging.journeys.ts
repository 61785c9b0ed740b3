/** Deciding what the documents leave open, and taking it back: a part of the explorer's journeys. */
import { describe, expect, it } from "@jest/globals";
import { AxeBuilder } from "@axe-core/playwright";
import type { OpenPage } from "./paths.journeys.js";

export function describeJudgingJourneys({ page, newPage, show }: OpenPage): void {
  describe("asked who is one", () => {
    const side = () => page().locator("#side");
    const drawer = () => page().locator("#drawer");
    const heading = (name: string) => side().getByRole("heading", { name, exact: true });
    const undo = async () => {
      await page().locator(".notice").getByRole("button", { name: "Undo" }).last().click();
      await page().locator(".notice", { hasText: "Taken back." }).last().waitFor();
    };
    const mayBe = () => side().getByRole("region", { name: "Possibly the same" });

    it("suggests who may be the same, with reasons and sentences to compare, and merges nothing by itself", async () => {
      await page().getByRole("button", { name: "Add documents" }).first().click();
      await page().getByLabel("Text", { exact: true }).fill("A. Berg met with Carl Dorn in Oslo on Friday.");
      await page().getByLabel("Title", { exact: true }).fill("An initial");
      await page().getByRole("button", { name: "Add text" }).click();
      await page().locator(".documents li", { hasText: "An initial" }).waitFor({ timeout: 60_000 });
      await show("Anna Berg");
      const pair = mayBe().locator(".pair");
      await pair.getByText("may be the initial of", { exact: false }).waitFor();
      await pair.getByRole("button", { name: /^Compare/ }).click();
      await pair.locator("q", { hasText: "A. Berg met with Carl Dorn" }).waitFor();
      await pair.locator("q", { hasText: "Anna Berg" }).first().waitFor();
      await page().locator("#tab-review .dim", { hasText: "1" }).waitFor({ timeout: 20_000 });
    });

    it("makes one of two, and two again", async () => {
      await mayBe().getByRole("button", { name: "Same", exact: true }).click();
      await page().locator(".notice", { hasText: "are one now" }).waitFor();
      await side().getByText("Also called", { exact: false }).filter({ hasText: "A. Berg" }).waitFor();
      await mayBe().waitFor({ state: "detached" });
      await undo();
      await mayBe().getByRole("button", { name: "A. Berg" }).waitFor();
    });

    it("follows who was selected into the one that they became", async () => {
      await show("A. Berg");
      await mayBe().getByRole("button", { name: "Same", exact: true }).click();
      await heading("Anna Berg").waitFor();
      await undo();
    });

    it("lists all pairs and what was decided, and takes any of it back", async () => {
      await page().locator("#tab-review").click();
      await drawer().locator(".pair").getByRole("button", { name: "Not the same" }).click();
      await drawer().getByText("Nothing to decide", { exact: false }).waitFor();
      const decided = drawer().locator(".decisions li", { hasText: "A. Berg and Anna Berg are two" });
      await decided.getByRole("button").click();
      await drawer().locator(".pair").getByRole("button", { name: "Not the same" }).waitFor();
      expect(await drawer().locator(".decisions li").first().textContent()).toContain("taken back");
    });

    it("calls one otherwise, says what it is and who else, and splits off who is another in some documents", async () => {
      await show("Anna Berg");
      const correct = () => side().getByRole("button", { name: "Correct …" }).click();
      const dialog = page().locator("dialog.correct");
      await correct();
      await dialog.getByLabel("Called").fill(`Anna <b>Berg`);
      await dialog.getByRole("button", { name: "Rename" }).click();
      await heading("Anna <b>Berg").waitFor();
      await correct();
      await dialog.locator(".decisions li", { hasText: "is called Anna <b>Berg" }).getByRole("button").click();
      await page().keyboard.press("Escape");
      await heading("Anna Berg").waitFor();

      await correct();
      await dialog.getByLabel("Type").selectOption("Organization");
      await dialog.getByRole("button", { name: "Change type" }).click();
      await side().getByText("Organization · ", { exact: false }).first().waitFor();
      await undo();
      await side().getByText("Person · ", { exact: false }).first().waitFor();

      const mentions = await side().locator(".named-in summary").textContent();
      await correct();
      await dialog.getByLabel("The same as").fill("Carl Do");
      await dialog.getByRole("option", { name: "Carl Dorn" }).click();
      await dialog.getByRole("button", { name: "They are one" }).click();
      await page().locator(".notice", { hasText: "Anna Berg and Carl Dorn are one now" }).waitFor();
      await undo();

      await correct();
      await dialog.getByLabel("The tender, part 3", { exact: false }).check();
      await dialog.getByRole("button", { name: "The ticked ones mean another" }).click();
      await page().locator(".notice", { hasText: "is another one now in 1 document" }).waitFor();
      await page().waitForFunction(
        (before) => document.querySelector("#side .named-in summary")?.textContent !== before,
        mentions,
      );
      await undo();
      await page().waitForFunction(
        (before) => document.querySelector("#side .named-in summary")?.textContent === before,
        mentions,
      );
    });

    it("hides a claim that is beside the point, and counts it again", async () => {
      await show("Anna Berg");
      await side().locator(".line-row", { hasText: "Carl Dorn" }).first().click();
      const denial = side().locator(".claim.denial");
      await denial.getByRole("button", { name: "hide" }).click();
      await side().getByText("corroborated", { exact: true }).waitFor();
      await denial.getByRole("button", { name: "hidden · show again" }).click();
      await side().getByText("contested", { exact: true }).waitFor();
    });

    it.each(["dark", "light"] as const)("has nothing that axe finds, in %s colours", async (colours) => {
      const opened = await newPage({ colorScheme: colours });
      await opened.goto(`${new URL(opened.url()).origin}/#entity=person%2Fanna-berg`);
      await opened.reload();
      await opened
        .locator("#side .pair")
        .getByRole("button", { name: /^Compare/ })
        .click();
      await opened.locator("#side .pair-sides").waitFor();
      await opened.locator("#tab-review").click();
      await opened.locator("#drawer .decisions li").first().waitFor();
      opened.removeAllListeners("console"); // axe itself tries a style that the policy refuses
      const find = async () => {
        const { violations } = await new AxeBuilder({ page: opened }).analyze();
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
      };
      expect(await find()).toEqual([]);
      await opened.getByRole("button", { name: "Correct …" }).click();
      await opened.locator("dialog.correct .decisions, dialog.correct .dim").first().waitFor();
      expect(await find()).toEqual([]);
      await opened.context().close();
    });

    it("leaves the case as it was", async () => {
      await page().locator("#tab-documents").click();
      const row = page().locator(".documents li", { hasText: "An initial" });
      await row.getByRole("button", { name: "Remove" }).click();
      await page().locator("dialog.ask").getByRole("button", { name: "Remove", exact: true }).click();
      await row.waitFor({ state: "detached" });
    });
  });
}
