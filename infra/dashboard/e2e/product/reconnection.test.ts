import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { folder, Running } from "./jarvis.ts";

const SHOTS = new URL("../../target/screenshots/up/", import.meta.url).pathname;
const PASSWORD = "correct horse";
/** A page waits up to 15 s between two tries. */
const BACK = { timeout: 30_000 };

if (noBrowser) {
  console.warn(`The test of reconnection is skipped: ${noBrowser}`);
}

describe.skipIf(noBrowser)("a page that loses JARVIS", () => {
  const data = folder();
  const received: string[] = [];
  const sent: string[] = [];
  let jarvis: Running;
  let port = "0";
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    await start("first");
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    page.on("websocket", (socket) => {
      socket.on("framereceived", ({ payload }) => received.push(String(JSON.parse(String(payload)).type)));
      socket.on("framesent", ({ payload }) => sent.push(String(payload)));
    });
    await page.goto(`http://127.0.0.1:${port}`);
    await page.fill("input[name=password]", PASSWORD);
    await page.click("button[type=submit]");
    await is("live");
  });

  afterAll(async () => {
    await browser?.close();
    await jarvis?.stop();
    data.remove();
  });

  it("greys what it shows, and says since when and how old it is", async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    await jarvis.end("SIGKILL");
    await is("offline");
    expect(await page.locator("main.greyed").count()).toBe(1);
    await page.getByText(/Offline since \d\d:\d\d:\d\d\. This is the last known state/).waitFor();
    expect(await page.getByTitle("Age of the data").textContent()).toMatch(/\d+ s/);
    expect(await page.getByTestId("guest").count()).toBe(24);
    await page.screenshot({ path: `${SHOTS}6-offline.png` });
  });

  it("goes on from its cursor when the same JARVIS is back", async () => {
    received.length = 0;
    await start("first");
    await is("live");
    expect(sent.at(-1)).toMatch(/"after":\d+,"epoch":"[0-9a-f]{32}"/);
    expect(received).toContain("resumed");
    expect(received).not.toContain("snapshot");
    await expect.poll(() => page.getByTestId("event").filter({ hasText: "JARVIS Online" }).count()).toBe(2);
    expect(await page.locator("main.greyed").count()).toBe(0);
  });

  it("begins anew when another database is there", async () => {
    received.length = 0;
    await jarvis.end("SIGKILL");
    await is("offline");
    await start("other");
    await is("live");
    expect(received.slice(0, 2)).toEqual(["reset", "snapshot"]);
    await expect.poll(() => page.getByTestId("event").filter({ hasText: "JARVIS Online" }).count()).toBe(1);
    await page.locator("[data-testid=guest]").nth(23).waitFor(BACK);
  });

  async function start(database: string): Promise<void> {
    jarvis = new Running(["up"], {
      PORT: port,
      JARVIS_SIMULATOR_CONTROL: "0",
      DB_PATH: `${data.path}/${database}.db`,
      JARVIS_PASSWORD: PASSWORD,
      JWT_SECRET: "the same secret for both databases",
    });
    port = (await jarvis.says(/Dashboard +http:\S+:(\d+)/))[1] ?? "";
  }

  async function is(phase: string): Promise<void> {
    await page.locator(`[data-testid=connection][data-state=${phase}]`).waitFor(BACK);
  }
});
