import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { folder, Running, run } from "./jarvis.ts";

const PASSWORD = "correct horse";

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

  beforeAll(async () => {
    jarvis = new Running(["up"], environment);
    const address = (await jarvis.says(/Dashboard +(http:\S+)/))[1] ?? "";
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

  it("begins anew with what was restored, and stays logged in", async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    const made = await run(["db", "backup", backup], environment);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining("examined and sound") });

    received.length = 0;
    const restored = await run(["db", "restore", backup], environment);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("what was there is kept as") });
    await expect.poll(() => received.includes("reset"), { timeout: 30_000 }).toBe(true);
    await expect
      .poll(() => received.slice(received.indexOf("reset")).slice(0, 2))
      .toEqual(["reset", "snapshot"]);
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    expect(await run(["db", "check"], environment)).toMatchObject({ code: 0 });
  });

  it("goes on living: what happens next arrives", async () => {
    received.length = 0;
    await expect.poll(() => received.includes("status_update"), { timeout: 60_000 }).toBe(true);
  });
});
