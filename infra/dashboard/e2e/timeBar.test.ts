import { expect, it } from "vitest";
import { lookBack, NEWEST, newestEvent } from "./fakePast.ts";
import { inBrowser, page } from "./inBrowser.ts";
import { guestIs, settled, shot } from "./page.ts";
import { STOPPED_THEN } from "./server/past.ts";
import { isAtMinute, slider } from "./slider.ts";
import { enter, server, withFakeServer } from "./withFakeServer.ts";

const HOUR = 3_600_000;

inBrowser("the bar of time", () => {
  withFakeServer();

  it("leads from warning to warning, and from an event to the cluster of its time", async () => {
    await enter();
    const before = page.getByRole("button", { name: "To the warning before" });
    const after = page.getByRole("button", { name: "To the warning after" });
    expect(await after.isEnabled()).toBe(false);
    await lookBack(15);
    await after.click();
    await guestIs(page, STOPPED_THEN, "stopped");
    await newestEvent("Guest frigate stopped");
    await before.click();
    await newestEvent("Storage nas was not read");
    await before.click();
    await before.click();
    await newestEvent("Node rack2 is not reachable");
    await page.locator('[data-testid=topology-node][data-node=rack2][data-status="unknown"]').waitFor();
    await settled(page);
    await shot(page, "time-node-lost");

    await page.keyboard.press("Escape");
    await newestEvent(NEWEST);
    const row = page.getByTestId("event").nth(3);
    const happened = Date.parse((await row.locator("time").first().getAttribute("dateTime")) ?? "");
    await row.hover();
    await row.getByRole("button", { name: "See the cluster then" }).click();
    const moment = Date.parse((await page.getByTestId("moment").getAttribute("dateTime")) ?? "");
    expect(moment - happened).toBeGreaterThanOrEqual(0);
    expect(moment - happened).toBeLessThan(60_000);
  });

  it("begins where the memory does", async () => {
    server.cluster.memory.since = Date.now() - 2 * HOUR;
    await enter();
    await page.getByText(/Remembered since/).waitFor();
    await slider().focus();
    await page.keyboard.press("Home");
    await page.getByText(/^(1 h 59 min|2 h) ago$/).waitFor();
    await page.getByTestId("time").getByText("Panels marked Live").waitFor();
    await shot(page, "time-young");
  });

  it("asks four times a second while it is dragged, and ends where it was let go", async () => {
    await page.clock.install();
    await enter();
    await page.clock.pauseAt(Date.now() + 60_000);
    const track = await slider().boundingBox();
    if (!track) {
      throw new Error("there is no slider");
    }
    const y = track.y + track.height / 2;
    const { asked } = server.cluster;
    await page.mouse.move(track.x + track.width - 8, y);
    await page.mouse.down();
    await page.mouse.move(track.x + track.width * 0.5, y, { steps: 20 });
    await expect.poll(() => asked.length).toBe(1);
    await page.clock.runFor(250);
    await expect.poll(() => asked.length).toBe(2);
    await page.mouse.move(track.x + track.width * 0.2, y, { steps: 20 });
    const target = Number(await slider().inputValue());
    await page.mouse.up();
    expect(asked).toHaveLength(2);
    await page.clock.runFor(250);
    await expect.poll(() => asked.length).toBe(3);
    expect(asked.at(-1)).toBe(new Date(target * 60_000).toISOString());
    await page.clock.resume();
    await isAtMinute(target);
  });
});
