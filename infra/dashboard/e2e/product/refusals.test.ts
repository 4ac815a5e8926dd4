import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Environment, folder, noNginx, Running, run, unconfigured } from "./jarvis.ts";

describe("a start that cannot be", () => {
  const data = folder();
  const free = unconfigured(data.path);
  let taken: Server;
  let takenPort: string;

  beforeAll(async () => {
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    takenPort = typeof address === "object" && address ? String(address.port) : "";
    writeFileSync(`${data.path}/file`, "no folder");
  });
  afterAll(() => {
    taken.close();
    data.remove();
  });

  it("says which port is in use", async () => {
    await refused({ PORT: takenPort }, `127.0.0.1:${takenPort} cannot be listened on`);
    await refused({ JARVIS_SIMULATOR_CONTROL: takenPort }, `127.0.0.1:${takenPort}`);
  });

  it.skipIf(noNginx)("says it of the split shape, too", async () => {
    for (const [port, expected] of [
      [takenPort, `127.0.0.1:${takenPort} cannot be listened on`],
      ["abc", 'PORT must be a port 0..65535, was "abc"'],
    ] as const) {
      const ended = await run(["split"], { ...free, PORT: port });
      expect(ended.output).toContain(expected);
      expect(ended.output).not.toMatch(/\n\s+at /);
      expect(ended.code).toBe(2);
    }
  });

  it("says which variable is missing for a cluster", async () => {
    await refused({ PROXMOX_NODES: "127.0.0.1:8006" }, "PROXMOX_TOKEN_ID");
    await refused(
      { PROXMOX_NODES: "127.0.0.1:8006", PROXMOX_TOKEN_ID: "root@pam!jarvis" },
      "PROXMOX_TOKEN_SECRET",
    );
  });

  it("names the nearest variable to a misspelt one", async () => {
    await refused(
      { JARVIS_PASWORD: "secret" },
      "unknown variable JARVIS_PASWORD: did you mean JARVIS_PASSWORD?",
    );
  });

  it("says of a value what is wrong with it", async () => {
    await refused({ JARVIS_MONITOR_CRITICAL_EVERY: "0s" }, "JARVIS_MONITOR_CRITICAL_EVERY must be 1s to 60s");
    await refused({ JWT_SECRET: "short" }, "JWT_SECRET must have at least 32 bytes, has 5");
    await refused(
      { JARVIS_SIMULATOR_CONTROL: "no port" },
      'JARVIS_SIMULATOR_CONTROL must be a port 0..65535, was "no port"',
    );
    await refused({ PORT: "99999" }, "PORT");
  });

  it("starts degraded without a database, and says why on the console, in health and to the command line", async () => {
    const broken = { ...free, DB_PATH: `${data.path}/file/jarvis.db` };
    const jarvis = new Running(["up"], broken);
    await jarvis.says(/DEGRADED +the database's folder .*file cannot be made/);
    const address = await jarvis.says(/Dashboard +(http:\S+)/);
    const health = await fetch(`${address}/api/health`);
    expect(health.status).toBe(200);
    expect(await health.json()).toMatchObject({ status: "degraded" });
    const login = await fetch(`${address}/api/auth/login`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ password: "any" }),
    });
    expect(login.status).toBe(503);
    expect(await login.text()).toContain("cannot be made");
    const ended = await jarvis.stop();
    expect(ended.output).not.toMatch(/\n\s+at /);

    const status = await run(["status"], broken);
    expect(status.code).toBe(4);
    expect(status.output).toMatch(/^jarvis: the database's folder/m);
    expect(status.output).not.toMatch(/\n\s+at /);
  });

  it("keeps a second demo off the same database", async () => {
    const first = new Running(["up"], free);
    await first.says(/Ctrl-C/);
    await refused({}, "another demo uses this database (process ");
    await first.stop();
  });

  it("says what the command line could not take", async () => {
    for (const [words, expected] of [
      [["poll", "sometimes"], 'there is no tier "sometimes"'],
      [["poll", "critical"], "PROXMOX_NODES is not set"],
      [["events", "--limit", "-1"], "--limit must be 1..500, was -1"],
      [["nonsense"], "nonsense"],
      [["up", "now"], "up takes no arguments"],
    ] as const) {
      const ended = await run(words, free);
      expect(ended.output).toContain(expected);
      expect(ended.output).not.toMatch(/\n\s+at /);
      expect(ended.code).toBe(2);
    }
  });

  async function refused(environment: Environment, expected: string): Promise<void> {
    const ended = await run(["up"], { ...free, ...environment });
    expect(ended.output).toContain(expected);
    expect(ended.output).not.toMatch(/Exception|\n\s+at /);
    expect(ended.code).toBe(2);
  }
});
