import { beforeAll, expect, it } from "vitest";
import { inBrowser, page } from "../inBrowser.ts";
import { guestIs, shot } from "../page.ts";
import { PASSWORD } from "../password.ts";
import { lookAtMinute, slider, toLive } from "../slider.ts";
import { A_MINUTE_PASSES } from "./minutes.ts";
import { demo, enter, withDemo } from "./withDemo.ts";

const GUEST = 105;
const MINUTE_MS = 60_000;
const NOTICED = { timeout: 20_000 };

inBrowser("a page that looks back at what JARVIS saw", () => {
  /** A minute before the guest stopped. */
  let before: number;

  withDemo({ JARVIS_PASSWORD: PASSWORD, JARVIS_MONITOR_CRITICAL_EVERY: "2s" });
  beforeAll(enter);

  it("can be put at the first whole minute that is remembered", { timeout: 180_000 }, async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    await page.getByText(/Remembered since/).waitFor(A_MINUTE_PASSES);
    await expect.poll(() => slider().isEnabled(), A_MINUTE_PASSES).toBe(true);
    before = Number(await slider().getAttribute("max")) - 1;
    await lookAtMinute(before);
    await guestIs(page, GUEST, "running", NOTICED);
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("time").getAttribute("data-time")).toBe("live");
  });

  it("shows a guest that was stopped since as it was: running", async () => {
    await demo.simulator.fault({ kind: "guest-stop", vmid: GUEST, user: "anna@pve" });
    await guestIs(page, GUEST, "stopped", NOTICED);
    await page.getByTestId("event").filter({ hasText: "anna@pve" }).first().waitFor();

    await lookAtMinute(before);
    await guestIs(page, GUEST, "running", NOTICED);
    expect(await page.getByTestId("overall").textContent()).toBe("Past state");
    await expect.poll(() => page.getByTestId("event").filter({ hasText: "anna@pve" }).count()).toBe(0);
    await shot(page, "up/7-before-it-stopped");

    await toLive();
    await guestIs(page, GUEST, "stopped", NOTICED);
    await page.getByTestId("event").filter({ hasText: "anna@pve" }).first().waitFor();
  });

  it("shows it stopped in the minute after", { timeout: 180_000 }, async () => {
    const stopped = page.getByTestId("event").filter({ hasText: "anna@pve" }).first();
    const happened = Date.parse((await stopped.locator("time").first().getAttribute("dateTime")) ?? "");
    const after = Math.ceil(happened / MINUTE_MS);
    expect(after).toBeGreaterThan(before);
    await expect
      .poll(async () => Number(await slider().getAttribute("max")), A_MINUTE_PASSES)
      .toBeGreaterThan(after);
    // The figures of a minute are there with its first reading; until then the last ones before it are shown.
    await expect
      .poll(
        async () => {
          await page.keyboard.press("Escape");
          await lookAtMinute(after);
          return page.locator(`[data-testid=guest][data-vmid="${GUEST}"]`).getAttribute("data-status");
        },
        { timeout: 30_000, interval: 1_000 },
      )
      .toBe("stopped");
    await stopped.waitFor();
  });
});
