import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";
import { PASSWORD } from "./server/rest.ts";

const SHOTS = new URL("../target/screenshots/", import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What a browser test does with the page, whatever it is about. */
export async function login(page: Page): Promise<void> {
  await page.fill("input[name=password]", PASSWORD);
  await page.click("button[type=submit]");
  await connectionIs(page, "live");
  await page.getByTestId("event").first().waitFor();
}

export async function connectionIs(page: Page, state: string): Promise<void> {
  await page.locator(`[data-testid=connection][data-state=${state}]`).waitFor();
}

export async function shot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}${name}.png` });
}

/** Waits until what was told to the page is drawn, and no transition runs any more. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const running = () =>
      document
        .getAnimations()
        .filter((animation) => animation.playState === "running")
        .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    do {
      // A transition begins with the frame that draws its cause; one that is cancelled is over, too.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      await Promise.allSettled(running().map((animation) => animation.finished));
    } while (running().length > 0);
  });
}

/** Collects what the page should never say: uncaught errors, and what its own policy refused. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy")) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

/** What axe finds. Its script comes in by evaluate: the page's policy refuses a script tag, as it should. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const results: AxeResults = await page.evaluate("axe.run()");
  return results.violations.map(
    (violation) => `${violation.id}: ${violation.nodes.map((node) => node.target.join(" ")).join(" | ")}`,
  );
}
