import { beforeEach, expect, it } from "vitest";
import { isAt, lookBack, minuteBefore, NEWEST, newestEvent, slideTo } from "./fakePast.ts";
import { inBrowser, page } from "./inBrowser.ts";
import { connectionIs, guestIs, login, pageScrolls, settled, shot, violations } from "./page.ts";
import { STOPPED_THEN } from "./server/past.ts";
import { slider, toLive } from "./slider.ts";
import { enter, server, withFakeServer } from "./withFakeServer.ts";

inBrowser("a page that looks back", () => {
  withFakeServer();
  beforeEach(enter);

  it("puts cluster, topology and feed at the moment of the slider, and Live puts them back", async () => {
    await page.getByText("Last 48 hours").waitFor();
    expect(await page.getByTestId("time-mark").count()).toBeGreaterThan(4);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-live-1920");
    expect(await pageScrolls(page)).toBe(false);

    await lookBack(13);
    await guestIs(page, STOPPED_THEN, "stopped");
    expect(await page.getByTestId("overall").textContent()).toBe("Past state");
    await newestEvent("Guest frigate stopped");
    expect(await page.getByText("Incidents", { exact: true }).count()).toBe(0);
    expect(await page.locator(".panel-incidents").getByText("Live", { exact: true }).isVisible()).toBe(true);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-past-1920");
    expect(await pageScrolls(page)).toBe(false);

    // A moment alone is no search.
    const count = page.locator(".panel-activity .panel-aside");
    await expect.poll(() => count.textContent()).toMatch(/^\d+ events$/);
    expect(await page.getByTestId("found").textContent()).toBe("");

    await toLive();
    await guestIs(page, STOPPED_THEN, "running");
    expect(await slider().evaluate((range) => range === document.activeElement)).toBe(true);
    expect(await page.getByTestId("news").textContent()).toBe("");
    expect(await page.getByTestId("overall").textContent()).toBe("Systems nominal");
    await newestEvent(NEWEST);
    expect(await page.locator(".panel-then").count()).toBe(0);
  });

  it("says what is not of the moment: an old snapshot, and hours that nobody watched", async () => {
    await slideTo(19);
    await page.getByText(/Nothing was recorded between .* and this moment/).waitFor();
    await shot(page, "time-gap");
    const minute = new Date(server.cluster.memory.now).getMinutes() % 30;
    await slider().focus();
    await slideTo(2 + (minute - 20) / 60);
    await page.getByText(/Names and sizes as of \d\d:\d\d\./).waitFor();
  });

  it("shows what it has until an answer comes, and lets no late answer come after a newer one", async () => {
    await lookBack(13);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    server.cluster.beforeHistory = () => held;
    await slideTo(10);
    await expect.poll(() => server.cluster.asked.length).toBe(2);
    await guestIs(page, STOPPED_THEN, "stopped");
    await page.locator('[data-testid=time][data-progress="reading"]').waitFor();
    server.cluster.beforeHistory = async () => undefined;
    await lookBack(2);
    release();
    await guestIs(page, STOPPED_THEN, "running");
    await curvesAre(2);
    await isAt(2);
  });

  it("says why a moment cannot be read while it is offline, and keeps what it has", async () => {
    await lookBack(13);
    await curvesAre(13);
    await lookBack(2);
    await server.stop();
    await connectionIs(page, "offline");
    await page.getByText(/Offline since .* What was read of the past stays/).waitFor();
    await page.locator(".panel-incidents.greyed").getByText("Last known", { exact: true }).waitFor();
    await page.getByText("Panels marked Last known tell of when the connection was lost.").waitFor();
    expect(await page.locator(".panel-guests.greyed").count()).toBe(0);
    await slideTo(10);
    await page.getByText(/cannot be shown: JARVIS does not answer\. The page shows/).waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-offline");
    await slideTo(13);
    await guestIs(page, STOPPED_THEN, "stopped");
    await slideTo(10);
    await server.start();
    await isAt(10);
  });

  it("is live again when another database comes, and after a logout", async () => {
    await lookBack(13);
    server.cluster.replaceDatabase();
    await page.locator("[data-testid=time][data-time=live]").waitFor();
    await guestIs(page, STOPPED_THEN, "running");
    await newestEvent(NEWEST);
    await lookBack(13);
    await page.getByRole("button", { name: "Log out" }).click();
    await login(page);
    expect(await page.getByTestId("time").getAttribute("data-time")).toBe("live");
    await guestIs(page, STOPPED_THEN, "running");
    expect(page.url()).toBe(`${server.url}/`);
  });

  /** Waits until the hour before the moment of so many hours before now was asked for. */
  async function curvesAre(hours: number): Promise<void> {
    const to = encodeURIComponent(new Date(minuteBefore(hours) * 60_000).toISOString());
    await expect
      .poll(() =>
        server.cluster.metricsAsked.some((query) => /^from=/.test(query) && query.endsWith(`to=${to}`)),
      )
      .toBe(true);
  }
});
