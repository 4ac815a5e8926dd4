import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { folder, Running } from "./jarvis.ts";
import { Simulated } from "./simulated.ts";

const SHOTS = new URL("../../target/screenshots/up/", import.meta.url).pathname;
const PASSWORD = "correct horse";
const GUEST = 105;
const MINUTE_MS = 60_000;
/** Until a whole minute has passed that something is remembered of, and the page knows. */
const A_MINUTE_PASSES = { timeout: 100_000, interval: 500 };

if (noBrowser) {
  console.warn(`The test of time travel is skipped: ${noBrowser}`);
}

describe.skipIf(noBrowser)("a page that looks back", () => {
  const data = folder();
  const complaints: string[] = [];
  let jarvis: Running;
  let simulator: Simulated;
  let browser: Browser;
  let page: Page;
  let slider: Locator;
  /** A minute before the guest stopped. */
  let before: number;

  beforeAll(async () => {
    jarvis = new Running(["up"], {
      PORT: "0",
      JARVIS_SIMULATOR_CONTROL: "0",
      JARVIS_MONITOR_CRITICAL_EVERY: "2s",
      DB_PATH: `${data.path}/jarvis.db`,
      JARVIS_PASSWORD: PASSWORD,
    });
    const address = (await jarvis.says(/Dashboard +(http:\S+)/))[1] ?? "";
    simulator = new Simulated((await jarvis.says(/POST (http:\S+)\/faults/))[1] ?? "");
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(address);
    await page.fill("input[name=password]", PASSWORD);
    await page.click("button[type=submit]");
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
    slider = page.getByRole("slider", { name: "Moment that is shown" });
  });

  afterAll(async () => {
    await browser?.close();
    await jarvis?.stop();
    data.remove();
    expect(complaints).toEqual([]);
  });

  it("can be put at the first whole minute that is remembered", { timeout: 180_000 }, async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    await page.getByText(/Remembered since/).waitFor(A_MINUTE_PASSES);
    await expect.poll(() => slider.isEnabled(), A_MINUTE_PASSES).toBe(true);
    before = Number(await slider.getAttribute("max")) - 1;
    await lookAt(before);
    await guestIs("running");
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("time").getAttribute("data-time")).toBe("live");
  });

  it("shows a guest that was stopped since as it was: running", async () => {
    await simulator.fault({ kind: "guest-stop", vmid: GUEST, user: "anna@pve" });
    await guestIs("stopped");
    await page.getByTestId("event").filter({ hasText: "anna@pve" }).first().waitFor();

    await lookAt(before);
    await guestIs("running");
    expect(await page.getByTestId("overall").textContent()).toBe("Past state");
    await expect.poll(() => page.getByTestId("event").filter({ hasText: "anna@pve" }).count()).toBe(0);
    await page.screenshot({ path: `${SHOTS}7-before-it-stopped.png` });

    await page.getByTestId("time").getByRole("button", { name: "Live" }).click();
    await guestIs("stopped");
    await page.getByTestId("event").filter({ hasText: "anna@pve" }).first().waitFor();
  });

  it("shows it stopped in the minute after", { timeout: 180_000 }, async () => {
    const stopped = page.getByTestId("event").filter({ hasText: "anna@pve" }).first();
    const happened = Date.parse((await stopped.locator("time").first().getAttribute("dateTime")) ?? "");
    const after = Math.ceil(happened / MINUTE_MS);
    expect(after).toBeGreaterThan(before);
    await expect
      .poll(async () => Number(await slider.getAttribute("max")), A_MINUTE_PASSES)
      .toBeGreaterThan(after);
    // The figures of a minute are there with its first reading; until then the last ones before it are shown.
    await expect
      .poll(
        async () => {
          await page.keyboard.press("Escape");
          await lookAt(after);
          return guest().getAttribute("data-status");
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe("stopped");
    await stopped.waitFor();
  });

  async function lookAt(minute: number): Promise<void> {
    await slider.fill(String(minute));
    await page.locator(`[data-testid=time][data-shown="${minute * MINUTE_MS}"]`).waitFor();
  }

  async function guestIs(status: string): Promise<void> {
    await expect.poll(() => guest().getAttribute("data-status"), { timeout: 20_000 }).toBe(status);
  }

  function guest(): Locator {
    return page.locator(`[data-testid=guest][data-vmid="${GUEST}"]`);
  }
});
