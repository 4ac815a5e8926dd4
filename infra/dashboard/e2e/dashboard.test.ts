import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { launch, noBrowser } from "./browser.ts";
import * as on from "./page.ts";
import { complaintsOf, violations } from "./page.ts";
import { FakeServer } from "./server/fakeServer.ts";

if (noBrowser) {
  console.warn(`The browser tests are skipped: ${noBrowser}`);
}

describe.skipIf(noBrowser)("the dashboard in a browser", () => {
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
    page = await context.newPage();
    complaints = complaintsOf(page);
  });
  afterEach(async () => {
    await context.close();
    await server.stop();
  });

  it("refuses a wrong password and takes the right one", async () => {
    await page.goto(server.url);
    await page.fill("input[name=password]", "wrong");
    await page.click("button[type=submit]");
    await page.getByText("The password is wrong.").waitFor();
    expect(await violations(page)).toEqual([]);
    await shot("login");
    await login();
    expect(await page.getByTestId("overall").textContent()).toBe("Systems nominal");
    expect(complaints).toEqual([]);
  });

  it("shows every node, guest and event, on every kind of screen, without a fault that axe finds", async () => {
    await page.goto(server.url);
    await login();
    expect(await page.getByTestId("node").count()).toBe(4);
    expect(await page.getByTestId("guest").count()).toBe(24);
    expect(await page.getByTestId("storage").count()).toBe(5);
    expect(await page.getByTestId("demo-badge").isVisible()).toBe(true);
    const load = () => page.getByTestId("node").allTextContents();
    const before = await load();
    server.cluster.breathe();
    await expect.poll(load).not.toEqual(before);
    await settled();
    expect(await violations(page)).toEqual([]);
    await shot("nominal-1920");
    expect(await pageScrolls()).toBe(false);

    server.cluster.loseRack2();
    await page.getByTestId("incident").waitFor();
    await page.locator('[data-testid=node][data-node=rack2][data-status="unknown"]').waitFor();
    expect(await page.locator('[data-testid=guest][data-status="unknown"]').count()).toBe(7);
    await settled();
    expect(await violations(page)).toEqual([]);
    await shot("critical-1920");

    await page.setViewportSize({ width: 1366, height: 768 });
    await settled();
    await shot("critical-1366");
    expect(await pageScrolls()).toBe(false);

    await page.setViewportSize({ width: 390, height: 844 });
    for (const tab of ["Cluster", "JARVIS", "System"]) {
      await page.getByRole("navigation", { name: "Sections" }).getByText(tab).click();
      await settled();
      expect(await violations(page)).toEqual([]);
      expect(await feedScroll()).toBe(0);
      await shot(`phone-${tab.toLowerCase()}`);
    }
    expect(complaints).toEqual([]);
  });

  it("opens the details of a node and of a guest", async () => {
    await page.goto(server.url);
    await login();
    await page.locator("[data-testid=topology-node][data-node=rack2]").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("drawer").getByText("192.168.1.13").waitFor();
    await page.getByTestId("drawer").getByText("Storage on this node").waitFor();
    await settled();
    expect(await violations(page)).toEqual([]);
    await shot("drawer-node");
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("drawer").count()).toBe(0);
    await page.locator("[data-testid=guest][data-vmid='120']").click();
    await page.getByTestId("drawer").getByText("virtual machine").waitFor();
    await page.getByTestId("drawer").getByRole("button", { name: "Table of Load" }).click();
    expect(await violations(page)).toEqual([]);
  });

  it("says that it is offline, and comes back to where it was without loss or repetition", async () => {
    await page.goto(server.url);
    await login();
    server.cluster.say("info", "before the cut");
    await page.getByTestId("event").getByText("before the cut").waitFor();
    await server.stop();
    await connectionIs("offline");
    await page.getByText(/Offline since \d\d:\d\d:\d\d\. This/).waitFor();
    await shot("offline");
    server.cluster.say("warning", "during the cut");
    await server.start();
    await connectionIs("live");
    await page.getByTestId("event").getByText("during the cut").waitFor();
    expect(server.cluster.hellos.at(-1)).toEqual({ after: 1_001, epoch: "epoch-1" });
    server.cluster.repeatLast();
    server.cluster.say("info", "after the cut");
    await page.getByTestId("event").getByText("after the cut").waitFor();
    expect(await page.getByTestId("event").getByText("during the cut").count()).toBe(1);
    expect(await page.getByTestId("event").getByText("before the cut").count()).toBe(1);
  });

  it("comes back at once from a restart, and goes to the login page when the login has expired", async () => {
    await page.goto(server.url);
    await login();
    server.cluster.closeAll(1012);
    await connectionIs("connecting");
    await connectionIs("live");
    server.cluster.closeAll(4001);
    await page.getByText("The login has expired").waitFor();
    await login();
    expect(await page.getByTestId("guest").count()).toBe(24);
  });

  it("stands still for those who prefer reduced motion", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await page.goto(server.url);
    await login();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  const login = () => on.login(page);
  const connectionIs = (state: string) => on.connectionIs(page, state);
  const shot = (name: string) => on.shot(page, name);
  const settled = () => on.settled(page);

  const pageScrolls = () =>
    page.evaluate(() => document.documentElement.scrollHeight > document.documentElement.clientHeight);

  const feedScroll = () =>
    page
      .getByRole("region", { name: "Activity, newest first", includeHidden: true })
      .evaluate((box) => box.scrollTop);
});
