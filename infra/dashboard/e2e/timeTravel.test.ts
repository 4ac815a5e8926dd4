import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch, noBrowser } from "./browser.ts";
import { complaintsOf, connectionIs, login, settled, shot, violations } from "./page.ts";
import { FakeServer } from "./server/fakeServer.ts";
import { STOPPED_THEN } from "./server/past.ts";

const HOUR = 3_600_000;
const NEWEST = "Polling tier nodes is on time again";

if (noBrowser) {
  console.warn(`The browser tests are skipped: ${noBrowser}`);
}

describe.skipIf(noBrowser)("time travel in a browser", () => {
  let browser: Browser;
  let server: FakeServer;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());

  beforeEach(async () => {
    server = new FakeServer();
    await server.start();
    context = await browser.newContext({ viewport: { width: 1920, height: 1080 } });
    // Shorter than a test, so that a failure names what was waited for.
    context.setDefaultTimeout(8_000);
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
    expect(complaints).toEqual([]);
  });

  it("puts cluster, topology and feed at the moment of the slider, and Live puts them back", async () => {
    await enter();
    await page.getByText("Last 48 hours").waitFor();
    expect(await page.getByTestId("time-mark").count()).toBeGreaterThan(4);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-live-1920");
    expect(await pageScrolls()).toBe(false);

    await slideTo(13);
    await then(13);
    await guestIs(STOPPED_THEN, "stopped");
    expect(await page.getByTestId("overall").textContent()).toBe("Past state");
    await newestEvent("Guest frigate stopped");
    expect(await page.getByText("Incidents", { exact: true }).count()).toBe(0);
    expect(await page.locator(".panel-incidents").getByText("Live", { exact: true }).isVisible()).toBe(true);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-past-1920");
    expect(await pageScrolls()).toBe(false);

    // A moment alone is no search.
    const count = page.locator(".panel-activity .panel-aside");
    await expect.poll(() => count.textContent()).toMatch(/^\d+ events$/);
    expect(await page.getByTestId("found").textContent()).toBe("");

    await page.getByTestId("time").getByRole("button", { name: "Live" }).click();
    await guestIs(STOPPED_THEN, "running");
    expect(await slider().evaluate((range) => range === document.activeElement)).toBe(true);
    expect(await page.getByTestId("news").textContent()).toBe("");
    expect(await page.getByTestId("overall").textContent()).toBe("Systems nominal");
    await newestEvent(NEWEST);
    expect(await page.locator(".panel-then").count()).toBe(0);
  });

  it("moves by the keys: arrows a minute, Page keys an hour, Home to the begin, End to Live", async () => {
    await enter();
    await slider().focus();
    expect(await slider().getAttribute("aria-valuetext")).toBe("Live");
    const values = () =>
      slider().evaluate((range: HTMLInputElement) => [range.min, range.max, range.value].map(Number));
    let [, , stop = 0] = await values();
    // From stop to stop, since the ends move on when a minute ends meanwhile.
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
    await enter();
    await slideTo(13);
    await then(13);
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
    await guestIs(STOPPED_THEN, "running");
  });

  it("leads from warning to warning, and from an event to the cluster of its time", async () => {
    await enter();
    const before = page.getByRole("button", { name: "To the warning before" });
    const after = page.getByRole("button", { name: "To the warning after" });
    expect(await after.isEnabled()).toBe(false);
    await slideTo(15);
    await then(15);
    await after.click();
    await guestIs(STOPPED_THEN, "stopped");
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

  it("leaves the focus on a button that leads nowhere any more", async () => {
    await enter();
    const before = page.getByRole("button", { name: "To the warning before" });
    await slideTo(47);
    await then(47);
    await before.focus();
    while (await before.isEnabled()) {
      await page.keyboard.press("Enter");
    }
    const moment = await page.getByTestId("moment").getAttribute("dateTime");
    await page.keyboard.press("Enter");
    expect(await page.getByTestId("moment").getAttribute("dateTime")).toBe(moment);
    expect(await before.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it("says what is not of the moment: an old snapshot, and hours that nobody watched", async () => {
    await enter();
    await slideTo(19);
    await page.getByText(/Nothing was recorded between .* and this moment/).waitFor();
    await shot(page, "time-gap");
    const minute = new Date().getMinutes() % 30;
    await slider().focus();
    await slideTo(2 + (minute - 20) / 60);
    await page.getByText(/Names, sizes and storage as of \d\d:\d\d\./).waitFor();
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
    const target = Number(await slider().inputValue()) * 60_000;
    await page.mouse.up();
    expect(asked).toHaveLength(2);
    await page.clock.runFor(250);
    await expect.poll(() => asked.length).toBe(3);
    expect(asked.at(-1)).toBe(new Date(target).toISOString());
    await page.clock.resume();
    await page.locator(`[data-testid=time][data-shown="${target}"]`).waitFor();
  });

  it("shows what it has until an answer comes, and lets no late answer come after a newer one", async () => {
    await enter();
    await slideTo(13);
    await then(13);
    let release = () => undefined as undefined;
    const held = new Promise<void>((resolve) => {
      release = () => resolve() as undefined;
    });
    server.cluster.beforeHistory = () => held;
    await slideTo(10);
    await expect.poll(() => server.cluster.asked.length).toBe(2);
    await guestIs(STOPPED_THEN, "stopped");
    await page.locator('[data-testid=time][data-progress="reading"]').waitFor();
    server.cluster.beforeHistory = async () => undefined;
    await slideTo(2);
    await then(2);
    release();
    await guestIs(STOPPED_THEN, "running");
    await curvesAre(2);
    await then(2);
  });

  it("says why a moment cannot be read while it is offline, and keeps what it has", async () => {
    await enter();
    await slideTo(13);
    await then(13);
    await curvesAre(13);
    await slideTo(2);
    await then(2);
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
    await guestIs(STOPPED_THEN, "stopped");
    await slideTo(10);
    await server.start();
    await then(10);
  });

  it("is live again when another database comes, and after a logout", async () => {
    await enter();
    await slideTo(13);
    await then(13);
    server.cluster.replaceDatabase();
    await page.locator("[data-testid=time][data-time=live]").waitFor();
    await guestIs(STOPPED_THEN, "running");
    await newestEvent(NEWEST);
    await slideTo(13);
    await then(13);
    await page.getByRole("button", { name: "Log out" }).click();
    await enter();
    expect(await page.getByTestId("time").getAttribute("data-time")).toBe("live");
    await guestIs(STOPPED_THEN, "running");
    expect(page.url()).toBe(`${server.url}/`);
  });

  it("is out of the way on a phone, until it is asked for", async () => {
    await enter();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await slider().isVisible()).toBe(false);
    await page.getByRole("button", { name: "Look back" }).click();
    await slideTo(13);
    await then(13);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-phone");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.getByRole("navigation", { name: "Sections" }).getByText("JARVIS").click();
    await newestEvent("Guest frigate stopped");
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "time-phone-feed");
    await page.getByTestId("event").first().getByRole("button", { name: "See the cluster then" }).click();
    await page.locator(".column-left.column-chosen").waitFor();
    await page.getByTestId("time").getByRole("button", { name: "Live" }).click();
    await page.getByRole("button", { name: "Look back" }).click();
    expect(await slider().isVisible()).toBe(false);
  });

  const slider = () => page.getByRole("slider", { name: "Moment that is shown" });

  async function enter(): Promise<void> {
    await page.goto(server.url);
    await login(page);
  }

  /** Puts the slider to so many hours before now. */
  async function slideTo(hours: number): Promise<void> {
    await slider().fill(String(minuteBefore(hours)));
  }

  /** Waits until the page shows the moment of so many hours before now. */
  async function then(hours: number): Promise<void> {
    await page.locator(`[data-testid=time][data-shown="${minuteBefore(hours) * 60_000}"]`).waitFor();
  }

  /** Waits until the hour before the moment of so many hours before now was asked for. */
  async function curvesAre(hours: number): Promise<void> {
    const to = encodeURIComponent(new Date(minuteBefore(hours) * 60_000).toISOString());
    await expect
      .poll(() =>
        server.cluster.metricsAsked.some((query) => /^from=/.test(query) && query.endsWith(`to=${to}`)),
      )
      .toBe(true);
  }

  /** Of the time at which the fake cluster's memory begins, so that a minute that ends meanwhile moves nothing. */
  function minuteBefore(hours: number): number {
    return Math.floor((server.cluster.memory.now - hours * HOUR) / 60_000);
  }

  async function guestIs(vmid: number, status: string): Promise<void> {
    await page
      .locator(`[data-testid=guest][data-vmid="${vmid}"][data-status=${status}]`)
      .waitFor({ state: "attached" });
  }

  async function newestEvent(title: string): Promise<void> {
    await expect.poll(() => page.getByTestId("event").first().locator("h3").textContent()).toBe(title);
  }

  const pageScrolls = () =>
    page.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight);
});
