import { randomInt } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inBrowser, page, withPage } from "../inBrowser.ts";
import { connectionIs, login } from "../page.ts";
import { PASSWORD } from "../password.ts";
import { Demo } from "../product/demo.ts";
import { folder, noNginx, unconfigured } from "../product/jarvis.ts";
import { countArrivals } from "./arrivals.ts";
import { Listener } from "./listener.ts";
import { random } from "./random.ts";
import { killPart } from "./split.ts";
import { Writers } from "./writer.ts";

/** SEED and KILLS run a failure again. */
const KILLS = Number(process.env.KILLS ?? 50);
/** Between two kills, so that some fall on processes that have just been started. */
const LONGEST_PAUSE_MS = 3_000;
/** The fan-out counts twice: it is what the clients hang on. */
const VICTIMS = ["functions", "fanout", "fanout", "monitor", "simulator", "nginx", "writer"] as const;
const CAUGHT_UP = { timeout: 60_000, interval: 200 };

inBrowser(
  "jarvis in processes of its own, killed at random",
  () => {
    const data = folder();
    const seed = Number(process.env.SEED ?? randomInt(2 ** 31));
    const draw = random(seed);
    const environment = { ...unconfigured(data.path), JARVIS_PASSWORD: PASSWORD };
    let demo: Demo;
    let listener: Listener;
    let writers: Writers;

    withPage("file");
    beforeAll(async () => {
      console.info(`seed ${seed}`);
      demo = await Demo.start(environment, "split");
      const answer = await fetch(`${demo.address}/api/auth/login`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ password: PASSWORD }),
      });
      listener = new Listener(demo.address, ((await answer.json()) as { token: string }).token);
      await countArrivals(page);
      await page.goto(demo.address);
      await login(page);
      writers = new Writers(environment);
      await writers.writes();
    });

    afterAll(async () => {
      listener?.close();
      await demo?.running.stop();
      data.remove();
    });

    it(`loses and repeats nothing over ${KILLS} kills`, async () => {
      const killed = new Map<string, number>();
      for (let kill = 0; kill < KILLS; kill++) {
        await pause(draw() * LONGEST_PAUSE_MS);
        const victim = VICTIMS[Math.floor(draw() * VICTIMS.length)] ?? "fanout";
        await (victim === "writer" ? writers.kill() : killPart(demo.running, victim));
        killed.set(victim, (killed.get(victim) ?? 0) + 1);
      }
      await writers.writes();
      const acknowledged = await writers.end();
      const last = acknowledged.at(-1) ?? "";

      await expect.poll(() => listener.arrived.includes(last), CAUGHT_UP).toBe(true);
      await expect.poll(async () => (await arrived()).includes(last), CAUGHT_UP).toBe(true);
      expect(missing(acknowledged, listener.arrived)).toEqual([]);
      expect(missing(acknowledged, await arrived())).toEqual([]);
      expect(repeated(listener.arrived)).toEqual([]);
      expect(repeated(await arrived())).toEqual([]);
      expect(listener.resets).toEqual([]);
      console.info(
        `${acknowledged.length} acknowledged; ${listener.arrived.length} arrived over ${listener.connections} ` +
          `connections; killed ${[...killed].map(([part, times]) => `${part} ${times}`).join(", ")}`,
      );
    });

    it("goes on: the page is live, the monitor looks, an incident opens", async () => {
      await connectionIs(page, "live");
      await expect.poll(async () => (await health()).status, { timeout: 60_000 }).toBe("ok");
      await expect
        .poll(() => page.locator("[data-testid=guest][data-status=running]").count(), { timeout: 60_000 })
        .toBeGreaterThan(10);
      await demo.simulator.fault({ kind: "guest-crash", vmid: 101 });
      await page.locator('[data-testid=incident][data-key$="_CRASHED:101"]').waitFor({ timeout: 30_000 });
    });

    function arrived(): Promise<string[]> {
      return page.evaluate("window.arrived");
    }

    async function health(): Promise<{ status: string }> {
      return (await fetch(`${demo.address}/api/health`)).json() as Promise<{ status: string }>;
    }
  },
  noNginx,
);

function missing(expected: readonly string[], arrived: readonly string[]): string[] {
  const there = new Set(arrived);
  return expected.filter((uid) => !there.has(uid));
}

function repeated(arrived: readonly string[]): string[] {
  const seen = new Set<string>();
  return arrived.filter((uid) => seen.has(uid) || !seen.add(uid));
}
