import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { folder, noNginx } from "../product/jarvis.ts";
import { countArrivals } from "./arrivals.ts";
import { Listener } from "./listener.ts";
import { random } from "./random.ts";
import { Split } from "./split.ts";
import { Writers } from "./writer.ts";

/** SEED and KILLS run a failure again. */
const KILLS = Number(process.env.KILLS ?? 50);
/** Between two kills, so that some fall on processes that have just been started. */
const LONGEST_PAUSE_MS = 3_000;
/** The fan-out counts twice: it is what the clients hang on. */
const VICTIMS = ["functions", "fanout", "fanout", "monitor", "simulator", "nginx", "writer"] as const;
const PASSWORD = "correct horse";
const CAUGHT_UP = { timeout: 60_000, interval: 200 };

const cannotRun = noBrowser ?? noNginx;
if (cannotRun) {
  console.warn(`The test of survival is skipped: ${cannotRun}`);
}

describe.skipIf(cannotRun)("jarvis in processes of its own, killed at random", () => {
  const data = folder();
  const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
  const draw = random(seed);
  const environment = {
    PORT: "0",
    JARVIS_SIMULATOR_CONTROL: "0",
    DB_PATH: `${data.path}/jarvis.db`,
    JARVIS_PASSWORD: PASSWORD,
  };
  let split: Split;
  let browser: Browser;
  let page: Page;
  let listener: Listener;
  let writers: Writers;

  beforeAll(async () => {
    console.info(`seed ${seed}`);
    split = await Split.start(environment);
    const login = await fetch(`${split.address}/api/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ password: PASSWORD }),
    });
    listener = new Listener(split.address, ((await login.json()) as { token: string }).token);
    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await countArrivals(page);
    await page.goto(split.address);
    await page.fill("input[name=password]", PASSWORD);
    await page.click("button[type=submit]");
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
    writers = new Writers(environment);
    await writers.writes();
  });

  afterAll(async () => {
    listener?.close();
    await browser?.close();
    await split?.running.stop();
    data.remove();
  });

  it(`loses and repeats nothing over ${KILLS} kills`, async () => {
    const killed = new Map<string, number>();
    for (let kill = 0; kill < KILLS; kill++) {
      await pause(draw() * LONGEST_PAUSE_MS);
      const victim = VICTIMS[Math.floor(draw() * VICTIMS.length)] ?? "fanout";
      await (victim === "writer" ? writers.kill() : split.kill(victim));
      killed.set(victim, (killed.get(victim) ?? 0) + 1);
    }
    await writers.writes();
    const acknowledged = await writers.end();
    const last = acknowledged.at(-1) ?? "";

    await expect.poll(() => listener.arrived.includes(last), CAUGHT_UP).toBe(true);
    await expect.poll(async () => (await inBrowser()).includes(last), CAUGHT_UP).toBe(true);
    expect(missing(acknowledged, listener.arrived)).toEqual([]);
    expect(missing(acknowledged, await inBrowser())).toEqual([]);
    expect(repeated(listener.arrived)).toEqual([]);
    expect(repeated(await inBrowser())).toEqual([]);
    expect(listener.resets).toEqual([]);
    console.info(
      `${acknowledged.length} acknowledged; ${listener.arrived.length} arrived over ${listener.connections} ` +
        `connections; killed ${[...killed].map(([part, times]) => `${part} ${times}`).join(", ")}`,
    );
  });

  it("goes on: the page is live, the monitor looks, an incident opens", async () => {
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
    await expect.poll(async () => (await health()).status, { timeout: 60_000 }).toBe("ok");
    await expect
      .poll(() => page.locator("[data-testid=guest][data-status=running]").count(), { timeout: 60_000 })
      .toBeGreaterThan(10);
    const fault = { method: "POST", body: JSON.stringify({ kind: "guest-crash", vmid: 101 }) };
    expect((await fetch(`${split.control}/faults`, fault)).ok).toBe(true);
    await page.locator('[data-testid=incident][data-key$="_CRASHED:101"]').waitFor({ timeout: 30_000 });
  });

  function inBrowser(): Promise<string[]> {
    return page.evaluate("window.arrived");
  }

  async function health(): Promise<{ status: string }> {
    return (await fetch(`${split.address}/api/health`)).json() as Promise<{ status: string }>;
  }
});

function missing(expected: readonly string[], arrived: readonly string[]): string[] {
  const there = new Set(arrived);
  return expected.filter((uid) => !there.has(uid));
}

function repeated(arrived: readonly string[]): string[] {
  const seen = new Set<string>();
  return arrived.filter((uid) => seen.has(uid) || !seen.add(uid));
}
