import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { complaintsOf } from "../page.ts";
import { folder, Running } from "./jarvis.ts";
import { Simulated } from "./simulated.ts";

const PASSWORD = "correct horse";

if (noBrowser) {
  console.warn(`The test of the feed with the whole product is skipped: ${noBrowser}`);
}

describe.skipIf(noBrowser)("the feed and the charts of a running JARVIS", () => {
  const data = folder();
  let jarvis: Running;
  let simulator: Simulated;
  let browser: Browser;
  let page: Page;
  let address: string;
  let complaints: string[];

  beforeAll(async () => {
    jarvis = new Running(["up"], {
      PORT: "0",
      JARVIS_SIMULATOR_CONTROL: "0",
      DB_PATH: `${data.path}/jarvis.db`,
      JARVIS_PASSWORD: PASSWORD,
    });
    address = new URL((await jarvis.says(/Dashboard +(http:\S+)/))[1] ?? "").origin;
    simulator = new Simulated((await jarvis.says(/POST (http:\S+)\/faults/))[1] ?? "");
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    complaints = complaintsOf(page);
    await page.goto(address);
    await page.fill("input[name=password]", PASSWORD);
    await page.click("button[type=submit]");
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await jarvis?.stop();
    data.remove();
    expect(complaints).toEqual([]);
  });

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
    const fault = await simulator.fault({ kind: "guest-crash", vmid: 101 });
    const alert = page.locator("[data-testid=event][data-type=alert]").filter({ hasText: "101" });
    await alert.waitFor({ timeout: 30_000 });
    expect(await alert.getAttribute("data-resolved")).toBeNull();
    await simulator.end(fault);
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

  async function post(path: string, body?: object): Promise<{ id: number }> {
    const answer = await page.request.post(address + path, {
      headers: { Origin: address },
      ...(body ? { data: body } : {}),
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    return answer.json();
  }
});
