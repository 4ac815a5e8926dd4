import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { folder, Running, run } from "./jarvis.ts";

const PASSWORD = "correct horse";
const AFTERWARDS = "after the backup";
/** Until a whole minute has passed that something is remembered of, and the page knows. */
const A_MINUTE_PASSES = { timeout: 100_000, interval: 500 };

if (noBrowser) {
  console.warn(`The test of a restored backup is skipped: ${noBrowser}`);
}

describe.skipIf(noBrowser)("a page whose database is restored under it", () => {
  const data = folder();
  const elsewhere = folder();
  const environment = {
    PORT: "0",
    JARVIS_SIMULATOR_CONTROL: "0",
    DB_PATH: `${data.path}/jarvis.db`,
    JARVIS_PASSWORD: PASSWORD,
  };
  const backup = `${elsewhere.path}/backup.db`;
  const received: string[] = [];
  let jarvis: Running;
  let browser: Browser;
  let page: Page;
  let address: string;

  beforeAll(async () => {
    jarvis = new Running(["up"], environment);
    address = new URL((await jarvis.says(/Dashboard +(http:\S+)/))[1] ?? "").origin;
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => received.push(String(JSON.parse(String(payload)).type)));
    });
    await page.goto(address);
    await page.fill("input[name=password]", PASSWORD);
    await page.click("button[type=submit]");
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    await jarvis?.stop();
    data.remove();
    elsewhere.remove();
  });

  it("begins anew with what was restored, and stays logged in", { timeout: 240_000 }, async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    const made = await run(["db", "backup", backup], environment);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining("examined and sound") });

    await report(AFTERWARDS);
    await reported(AFTERWARDS).waitFor();
    const slider = page.getByRole("slider", { name: "Moment that is shown" });
    await expect.poll(() => slider.isEnabled(), A_MINUTE_PASSES).toBe(true);
    await slider.fill(String(Number(await slider.getAttribute("max")) - 1));
    const time = page.getByTestId("time");
    await expect.poll(() => time.getAttribute("data-time")).toBe("past");

    received.length = 0;
    const restored = await run(["db", "restore", backup], environment);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("what was there is kept as") });
    await expect.poll(() => received.includes("reset"), { timeout: 30_000 }).toBe(true);
    await expect
      .poll(() => received.slice(received.indexOf("reset")).slice(0, 2))
      .toEqual(["reset", "snapshot"]);
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    await expect.poll(() => time.getAttribute("data-time")).toBe("live");
    await expect.poll(() => reported(AFTERWARDS).count()).toBe(0);
    expect(await run(["db", "check"], environment)).toMatchObject({ code: 0 });
  });

  it("goes on living: what happens next arrives", async () => {
    received.length = 0;
    await expect.poll(() => received.includes("status_update"), { timeout: 60_000 }).toBe(true);
    await report("after the restore");
    await reported("after the restore").waitFor();
    expect(await reported(AFTERWARDS).count()).toBe(0);
  });

  const reported = (summary: string) => page.getByTestId("event").filter({ hasText: summary });

  async function report(summary: string): Promise<void> {
    const answer = await page.request.post(`${address}/api/memory/events`, {
      headers: { Origin: address },
      data: { type: "status", source: "user", summary },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
  }
});
