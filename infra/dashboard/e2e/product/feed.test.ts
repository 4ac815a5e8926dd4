import { beforeAll, expect, it } from "vitest";
import { inBrowser, page } from "../inBrowser.ts";
import { demo, enter, post, withDemo } from "./withDemo.ts";

inBrowser("the feed and the charts of a running JARVIS", () => {
  withDemo();
  beforeAll(enter);

  it("finds what a person reported by its source and by its words, and shows it as resolved when it is", async () => {
    const report = { type: "alert", source: "user", title: "Kettle überhitzt", severity: "error" };
    const { id } = await post("/api/memory/events", { ...report, summary: "the kettle is too hot" });
    await page.getByRole("combobox", { name: "Show events by source" }).selectOption("user");
    await row(id).waitFor();
    expect(await page.getByTestId("event").count()).toBe(1);
    await page.getByRole("button", { name: "Errors and up" }).click();
    await found("1 found");
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("searchbox").fill("kettle uberhi");
    await found("1 found");
    expect(await page.getByTestId("event").count()).toBe(1);
    await page.getByRole("searchbox").press("Escape");

    await post(`/api/memory/events/${id}/resolve`);
    await row(id)
      .getByText(/Resolved by a person, \d\d:\d\d:\d\d/)
      .waitFor();
    expect(await row(id).count()).toBe(1);
  });

  it("shows the alert of an incident as resolved by JARVIS when the incident ends", async () => {
    const fault = await demo.simulator.fault({ kind: "guest-crash", vmid: 101 });
    const alert = page.locator("[data-testid=event][data-type=alert]").filter({ hasText: "101" });
    await alert.waitFor({ timeout: 30_000 });
    expect(await alert.getAttribute("data-resolved")).toBeNull();
    await demo.simulator.end(fault);
    await alert.getByText("Resolved by JARVIS").waitFor({ timeout: 60_000 });
    await page.reload();
    await alert.getByText("Resolved by JARVIS").waitFor({ timeout: 30_000 });
  });

  it("draws what is measured of the cluster and of a node", async () => {
    await page.locator(".panel-load canvas").waitFor({ timeout: 30_000 });
    await page.locator("[data-testid=node] button").first().click();
    const load = page.getByTestId("drawer").getByRole("slider", { name: /^Load of / });
    await load.waitFor({ timeout: 30_000 });
    expect(await load.getAttribute("aria-valuetext")).toMatch(/: CPU \d+ %, RAM \d+ %, Disk \d+ %$/);
    expect(await page.getByTestId("drawer").getByRole("alert").count()).toBe(0);
    expect(await page.locator(".panel-load").getByRole("alert").count()).toBe(0);
  });

  const row = (id: number) => page.locator(`[data-testid=event][data-id="${id}"]`);

  async function found(text: string): Promise<void> {
    await page.getByTestId("found").filter({ hasText: text }).waitFor({ state: "attached" });
  }
});
