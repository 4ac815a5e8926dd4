import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import type { Result } from "axe-core";
import type { Page } from "playwright-core";
import { PASSWORD } from "./password.ts";

const SHOTS = new URL("../target/screenshots/", import.meta.url).pathname;
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** How long something may take that takes its time. */
interface Timeout {
  readonly timeout: number;
}

/** What a browser test does with the page, whatever it is about. */
export async function login(page: Page, password = PASSWORD): Promise<void> {
  await page.fill("input[name=password]", password);
  await page.click("button[type=submit]");
  await isIn(page);
}

/** Waits until the page shows what a login leads to. */
export async function isIn(page: Page): Promise<void> {
  await connectionIs(page, "live");
  await page.getByTestId("event").first().waitFor();
}

export async function connectionIs(page: Page, state: string, within?: Timeout): Promise<void> {
  await page.locator(`[data-testid=connection][data-state=${state}]`).waitFor(within);
}

export async function guestIs(page: Page, vmid: number, status: string, within?: Timeout): Promise<void> {
  await page
    .locator(`[data-testid=guest][data-vmid="${vmid}"][data-status=${status}]`)
    .waitFor({ state: "attached", ...within });
}

/** For a person to look at afterwards, in `target/screenshots`. */
export async function shot(page: Page, name: string): Promise<void> {
  const path = `${SHOTS}${name}.png`;
  mkdirSync(dirname(path), { recursive: true });
  await page.screenshot({ path });
}

export async function onPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
}

/** Goes to one of the sections that a phone shows one at a time. */
export async function section(page: Page, name: "Cluster" | "JARVIS" | "System"): Promise<void> {
  await page.getByRole("navigation", { name: "Sections" }).getByText(name).click();
}

export const pageScrolls = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight);

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
  // Thousands of nodes pass: to tell of those, too, would take four times as long as to look.
  const found: Result[] = await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  );
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(" | ")}`);
}
