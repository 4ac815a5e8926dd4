import { afterAll, beforeAll, expect, it } from "vitest";
import { inBrowser, page, withPage } from "../inBrowser.ts";
import { login } from "../page.ts";
import { PASSWORD } from "../password.ts";
import { type Environment, folder, Running, run } from "./jarvis.ts";
import { settingsOf } from "./simulated.ts";

inBrowser("jarvis with a cluster named by the environment alone", () => {
  const data = folder();
  let simulator: Running;
  let cluster: Environment;

  withPage("file");
  beforeAll(async () => {
    simulator = new Running(
      ["simulator", "--port", "0", "--control", "0", "--nodes", "3", "--guests", "10"],
      {},
    );
    cluster = {
      ...(await settingsOf(simulator)),
      DB_PATH: `${data.path}/jarvis.db`,
      JARVIS_PASSWORD: PASSWORD,
    };
  });
  afterAll(async () => {
    await simulator?.stop();
    data.remove();
  });

  it("shows that cluster, without a badge", async () => {
    const jarvis = new Running(["up"], { ...cluster, PORT: "0" });
    await page.goto(await jarvis.says(/Dashboard +(http:\S+)/));
    await login(page);
    await page.locator("[data-testid=guest]").nth(9).waitFor({ timeout: 15_000 });
    expect(await page.getByTestId("node").count()).toBe(3);
    expect(await page.getByTestId("demo-badge").count()).toBe(0);

    await jarvis.stop();
  });

  it("answers on the command line from the same database", async () => {
    const pass = await run(["poll", "critical"], cluster);
    expect(pass.output).toContain("3/3 nodes online");
    expect(pass.code).toBe(0);
    const status = await run(["status"], cluster);
    expect(status.output).toContain("pve");
    expect(status.output).not.toContain("DEMO");
    const events = await run(["events", "--json"], cluster);
    expect(events.output).toContain("JARVIS Online");
  });

  it("refuses a certificate that is not the pinned one, and says both fingerprints", async () => {
    const wrong = (cluster.PROXMOX_FINGERPRINTS ?? "").replace(/=[0-9A-F]{2}:[0-9A-F]{2}/g, "=00:00");
    const pass = await run(["poll", "critical"], { ...cluster, PROXMOX_FINGERPRINTS: wrong });
    expect(pass.code).toBe(5);
    expect(pass.output).toContain("00:00:");
    expect(pass.output).not.toMatch(/Exception|\n\s+at /);
  });
});
