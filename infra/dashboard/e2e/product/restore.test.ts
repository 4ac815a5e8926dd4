import { afterAll, beforeAll, expect, it } from "vitest";
import { inBrowser, page } from "../inBrowser.ts";
import { connectionIs } from "../page.ts";
import { slider } from "../slider.ts";
import { framesOf } from "./frames.ts";
import { folder, run } from "./jarvis.ts";
import { A_MINUTE_PASSES } from "./minutes.ts";
import { enter, environment, post, withDemo } from "./withDemo.ts";

const AFTERWARDS = "after the backup";

inBrowser("a page whose database is restored under it", () => {
  const elsewhere = folder();
  const backup = `${elsewhere.path}/backup.db`;
  let received: string[];

  withDemo();
  beforeAll(async () => {
    ({ received } = framesOf(page));
    await enter();
  });
  afterAll(() => elsewhere.remove());

  it("begins anew with what was restored, and stays logged in", { timeout: 240_000 }, async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor();
    const made = await run(["db", "backup", backup], environment);
    expect(made).toMatchObject({ code: 0, output: expect.stringContaining("examined and sound") });

    await report(AFTERWARDS);
    await reported(AFTERWARDS).waitFor();
    await expect.poll(() => slider().isEnabled(), A_MINUTE_PASSES).toBe(true);
    await slider().fill(String(Number(await slider().getAttribute("max")) - 1));
    const time = page.getByTestId("time");
    await expect.poll(() => time.getAttribute("data-time")).toBe("past");

    received.length = 0;
    const restored = await run(["db", "restore", backup], environment);
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("what was there is kept as") });
    await expect.poll(() => received.includes("reset"), { timeout: 30_000 }).toBe(true);
    await expect
      .poll(() => received.slice(received.indexOf("reset")).slice(0, 2))
      .toEqual(["reset", "snapshot"]);
    await connectionIs(page, "live");
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
    await post("/api/memory/events", { type: "status", source: "user", summary });
  }
});
