import { expect, it } from "vitest";
import { inBrowser, page } from "./inBrowser.ts";
import { connectionIs, login, onPhone, pageScrolls, section, settled, shot, violations } from "./page.ts";
import { enter, server, withFakeServer } from "./withFakeServer.ts";

inBrowser("the dashboard in a browser", () => {
  withFakeServer();

  it("refuses a wrong password and takes the right one", async () => {
    await page.goto(server.url);
    await page.fill("input[name=password]", "wrong");
    await page.click("button[type=submit]");
    await page.getByText("The password is wrong.").waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, "login");
    await login(page);
    expect(await page.getByTestId("overall").textContent()).toBe("Systems nominal");
  });

  it("shows every node, guest and event, on every kind of screen, without a fault that axe finds", async () => {
    await enter();
    expect(await page.getByTestId("node").count()).toBe(4);
    expect(await page.getByTestId("guest").count()).toBe(24);
    expect(await page.getByTestId("storage").count()).toBe(5);
    expect(await page.getByTestId("demo-badge").isVisible()).toBe(true);
    const load = () => page.getByTestId("node").allTextContents();
    const before = await load();
    server.cluster.breathe();
    await expect.poll(load).not.toEqual(before);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "nominal-1920");
    expect(await pageScrolls(page)).toBe(false);

    server.cluster.loseRack2();
    await page.getByTestId("incident").waitFor();
    await page.locator('[data-testid=node][data-node=rack2][data-status="unknown"]').waitFor();
    expect(await page.locator('[data-testid=guest][data-status="unknown"]').count()).toBe(7);
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "critical-1920");

    await page.setViewportSize({ width: 1366, height: 768 });
    await settled(page);
    await shot(page, "critical-1366");
    expect(await pageScrolls(page)).toBe(false);

    await onPhone(page);
    for (const tab of ["Cluster", "JARVIS", "System"] as const) {
      await section(page, tab);
      await settled(page);
      expect(await violations(page)).toEqual([]);
      expect(await feedScroll()).toBe(0);
      await shot(page, `phone-${tab.toLowerCase()}`);
    }
  });

  it("opens the details of a node and of a guest", async () => {
    await enter();
    await page.locator("[data-testid=topology-node][data-node=rack2]").focus();
    await page.keyboard.press("Enter");
    await page.getByTestId("drawer").getByText("192.168.1.13").waitFor();
    await page.getByTestId("drawer").getByText("Storage on this node").waitFor();
    await settled(page);
    expect(await violations(page)).toEqual([]);
    await shot(page, "drawer-node");
    await page.keyboard.press("Escape");
    expect(await page.getByTestId("drawer").count()).toBe(0);
    await page.locator("[data-testid=guest][data-vmid='120']").click();
    await page.getByTestId("drawer").getByText("virtual machine").waitFor();
    await page.getByTestId("drawer").getByRole("button", { name: "Table of Load" }).click();
    expect(await violations(page)).toEqual([]);
  });

  it("says that it is offline, and comes back to where it was without loss or repetition", async () => {
    await enter();
    server.cluster.say("info", "before the cut");
    await page.getByTestId("event").getByText("before the cut").waitFor();
    await server.stop();
    await connectionIs(page, "offline");
    await page.getByText(/Offline since \d\d:\d\d:\d\d\. This/).waitFor();
    await shot(page, "offline");
    server.cluster.say("warning", "during the cut");
    await server.start();
    await connectionIs(page, "live");
    await page.getByTestId("event").getByText("during the cut").waitFor();
    expect(server.cluster.hellos.at(-1)).toEqual({ after: 1_001, epoch: "epoch-1" });
    server.cluster.repeatLast();
    server.cluster.say("info", "after the cut");
    await page.getByTestId("event").getByText("after the cut").waitFor();
    expect(await page.getByTestId("event").getByText("during the cut").count()).toBe(1);
    expect(await page.getByTestId("event").getByText("before the cut").count()).toBe(1);
  });

  it("comes back at once from a restart, and goes to the login page when the login has expired", async () => {
    await enter();
    server.cluster.closeAll(1012);
    await connectionIs(page, "connecting");
    await connectionIs(page, "live");
    server.cluster.closeAll(4001);
    await page.getByText("The login has expired").waitFor();
    await login(page);
    expect(await page.getByTestId("guest").count()).toBe(24);
  });

  it("stands still for those who prefer reduced motion", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await enter();
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  const feedScroll = () =>
    page
      .getByRole("region", { name: "Activity, newest first", includeHidden: true })
      .evaluate((box) => box.scrollTop);
});
