import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Environment, folder, Running, run } from "./jarvis.ts";
import { Simulated, settingsOf } from "./simulated.ts";

/** So slow that a pass, which makes two calls, holds its tier for longer than another takes to start. */
const SLOW_MS = 7_000;
const NODES = ["Home", "pve", "agent", "rack2"];

describe("two passes of one tier", () => {
  const data = folder();
  let simulator: Running;
  let simulated: Simulated;
  let cluster: Environment;

  beforeAll(async () => {
    simulator = new Running(["simulator", "--port", "0", "--control", "0"], {});
    simulated = new Simulated(await simulator.says(/control API on (http:\S+)\n/));
    cluster = { ...(await settingsOf(simulator)), DB_PATH: `${data.path}/jarvis.db` };
    expect((await run(["poll", "critical"], cluster)).code).toBe(0);
  });

  afterAll(async () => {
    await simulator?.stop();
    data.remove();
  });

  it("never run at once: the second ends with 3 and names the first; killed, the first frees the tier at once", async () => {
    const faults = await Promise.all(
      NODES.map((node) => simulated.fault({ kind: "slow-api", node, delayMs: SLOW_MS })),
    );
    const first = new Running(["poll", "critical"], cluster);
    await expect
      .poll(() => readFileSync(`${data.path}/critical.lock`, "utf8"), { timeout: 30_000 })
      .toContain(`process ${first.pid} `);

    const second = await run(["poll", "critical"], cluster);
    expect(second.code).toBe(3);
    expect(second.output).toMatch(new RegExp(`run by process ${first.pid} since `));

    const ended = await first.end("SIGKILL");
    expect(ended.output).toBe("");
    await Promise.all(faults.map((fault) => simulated.end(fault)));
    const third = await run(["poll", "critical"], cluster);
    expect(third.output).toContain("nodes online");
    expect(third.code).toBe(0);
  });
});
