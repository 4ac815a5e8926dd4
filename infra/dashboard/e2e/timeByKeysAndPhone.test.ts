import { beforeEach, expect, it } from "vitest";
import { lookBack, minuteBefore, newestEvent } from "./fakePast.ts";
import { inBrowser, page } from "./inBrowser.ts";
import { guestIs, onPhone, section, settled, shot, violations } from "./page.ts";
import { STOPPED_THEN } from "./server/past.ts";
import { slider, toLive } from "./slider.ts";
import { enter, server, withFakeServer } from "./withFakeServer.ts";

inBrowser("time travel by the keys and on a phone", () => {
  withFakeServer();
  beforeEach(enter);

  it("moves by the keys: arrows a minute, Page keys an hour, Home to the begin, End to Live", async () => {
    // A minute that ended between a key and a look at the slider would move it, too: Live goes along. The page opens anew,
    // since it has its time from up to a second ago.
    await page.clock.setFixedTime(Date.now());
    await enter();
    await slider().focus();
    expect(await slider().getAttribute("aria-valuetext")).toBe("Live");
    const values = () =>
      slider().evaluate((range: HTMLInputElement) => [range.min, range.max, range.value].map(Number));
    let [, , stop = 0] = await values();
    const movesBy = async (key: string) => {
      const before = stop;
      await page.keyboard.press(key);
      [, , stop = 0] = await values();
      return stop - before;
    };
    expect(await movesBy("ArrowLeft")).toBe(-1);
    expect(await movesBy("ArrowDown")).toBe(-1);
    expect(await movesBy("PageDown")).toBe(-60);
    expect(await slider().getAttribute("aria-valuetext")).toMatch(
      /^\w+day.* \d\d:\d\d, 1 hour [12] minutes? ago$/,
    );
    expect(await movesBy("ArrowRight")).toBe(1);
    expect(await movesBy("ArrowUp")).toBe(1);
    expect(await movesBy("PageUp")).toBe(60);
    await page.keyboard.press("Home");
    const [first, , atHome] = await values();
    expect(atHome).toBe(first);
    await page.keyboard.press("End");
    const [from = 0, live = 0, atEnd] = await values();
    expect(atEnd).toBe(live);
    // One more when a minute has ended since the fake cluster's memory began, inside of one.
    expect([48 * 60, 48 * 60 + 1]).toContain(live - from);
    expect(await page.getByTestId("time").getAttribute("data-time")).toBe("live");
  });

  it("returns by Escape, which closes the details first", async () => {
    await lookBack(13);
    await page.locator(`[data-testid=guest][data-vmid="${STOPPED_THEN}"]`).click();
    await page.getByTestId("drawer").getByText("stopped").waitFor();
    const moment = new Date(minuteBefore(13) * 60_000).toISOString();
    const asked = () => new URLSearchParams(server.cluster.metricsAsked.at(-1));
    await expect.poll(() => asked().get("resource")).toBe(`guest/${STOPPED_THEN}`);
    expect(asked().get("to")).toBe(moment);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-drawer");
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("drawer").count()).toBe(0);
    expect(await page.getByTestId("time").getAttribute("data-time")).toBe("past");
    await page.keyboard.press("Escape");
    await guestIs(page, STOPPED_THEN, "running");
  });

  it("leaves the focus on a button that leads nowhere any more", async () => {
    const before = page.getByRole("button", { name: "To the warning before" });
    await lookBack(47);
    await before.focus();
    while (await before.isEnabled()) {
      await page.keyboard.press("Enter");
    }
    const moment = await page.getByTestId("moment").getAttribute("dateTime");
    await page.keyboard.press("Enter");
    expect(await page.getByTestId("moment").getAttribute("dateTime")).toBe(moment);
    expect(await before.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it("is out of the way on a phone, until it is asked for", async () => {
    await onPhone(page);
    expect(await slider().isVisible()).toBe(false);
    await page.getByRole("button", { name: "Look back" }).click();
    await lookBack(13);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-phone");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await section(page, "JARVIS");
    await newestEvent("Guest frigate stopped");
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-phone-feed");
    await page.getByTestId("event").first().getByRole("button", { name: "See the cluster then" }).click();
    await page.locator(".column-left.column-chosen").waitFor();
    await toLive();
    await page.getByRole("button", { name: "Look back" }).click();
    expect(await slider().isVisible()).toBe(false);
  });
});
