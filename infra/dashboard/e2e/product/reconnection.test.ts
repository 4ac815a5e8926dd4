import { afterAll, beforeAll, expect, it } from "vitest";
import { inBrowser, page, withPage } from "../inBrowser.ts";
import { connectionIs, login, shot } from "../page.ts";
import { PASSWORD } from "../password.ts";
import { Demo } from "./demo.ts";
import { framesOf } from "./frames.ts";
import { folder, unconfigured } from "./jarvis.ts";

/** A page waits up to 15 s between two tries. */
const BACK = { timeout: 30_000 };

inBrowser("a page that loses JARVIS", () => {
  const data = folder();
  let received: string[];
  let sent: string[];
  let demo: Demo;
  let port = "0";

  withPage("file");
  beforeAll(async () => {
    await start("first");
    ({ received, sent } = framesOf(page));
    await page.goto(demo.address);
    await login(page);
  });
  afterAll(async () => {
    await demo?.running.stop();
    data.remove();
  });

  it("greys what it shows, and says since when and how old it is", async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    await demo.running.end("SIGKILL");
    await connectionIs(page, "offline", BACK);
    expect(await page.locator("main.greyed").count()).toBe(1);
    await page.getByText(/Offline since \d\d:\d\d:\d\d\. This is the last known state/).waitFor();
    expect(await page.getByTitle("Age of the data").textContent()).toMatch(/\d+ s/);
    expect(await page.getByTestId("guest").count()).toBe(24);
    await shot(page, "up/6-offline");
  });

  it("goes on from its cursor when the same JARVIS is back", async () => {
    received.length = 0;
    await start("first");
    await connectionIs(page, "live", BACK);
    expect(sent.at(-1)).toMatch(/"after":\d+,"epoch":"[0-9a-f]{32}"/);
    expect(received).toContain("resumed");
    expect(received).not.toContain("snapshot");
    await expect.poll(() => page.getByTestId("event").filter({ hasText: "JARVIS Online" }).count()).toBe(2);
    expect(await page.locator("main.greyed").count()).toBe(0);
  });

  it("begins anew when another database is there", async () => {
    received.length = 0;
    await demo.running.end("SIGKILL");
    await connectionIs(page, "offline", BACK);
    await start("other");
    await connectionIs(page, "live", BACK);
    expect(received.slice(0, 2)).toEqual(["reset", "snapshot"]);
    await expect.poll(() => page.getByTestId("event").filter({ hasText: "JARVIS Online" }).count()).toBe(1);
    await page.locator("[data-testid=guest]").nth(23).waitFor(BACK);
  });

  async function start(database: string): Promise<void> {
    demo = await Demo.start({
      ...unconfigured(data.path),
      PORT: port,
      DB_PATH: `${data.path}/${database}.db`,
      JARVIS_PASSWORD: PASSWORD,
      JWT_SECRET: "the same secret for both databases",
    });
    ({ port } = new URL(demo.address));
  }
});
