import { mkdirSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, noBrowser } from "../browser.ts";
import { folder, noNginx, Running } from "./jarvis.ts";
import { Simulated } from "./simulated.ts";

/** Everything in one process, or each part in its own: the same to whoever looks at the page. */
const SHAPE = process.env.SHAPE ?? "up";
const cannotRun = noBrowser ?? (SHAPE === "split" ? noNginx : undefined);

const SHOTS = new URL(`../../target/screenshots/${SHAPE}/`, import.meta.url).pathname;

/** The critical tier looks every 10 s; what it finds is on the page 2 s later at most. */
const NOTICED = { timeout: 12_000 };
/** A node's guests start one after another when it comes back. */
const RECOVERED = { timeout: 40_000 };

if (cannotRun) {
  console.warn(`The test of the whole product (jarvis ${SHAPE}) is skipped: ${cannotRun}`);
}

describe.skipIf(cannotRun)(`jarvis ${SHAPE}, with nothing configured`, () => {
  const data = folder();
  let jarvis: Running;
  let simulator: Simulated;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    jarvis = new Running([SHAPE], {
      PORT: "0",
      JARVIS_SIMULATOR_CONTROL: "0",
      DB_PATH: `${data.path}/jarvis.db`,
    });
    const address = (await jarvis.says(/Dashboard +(http:\S+)/))[1] ?? "";
    const password = (await jarvis.says(/password (\S+)/))[1] ?? "";
    simulator = new Simulated((await jarvis.says(/POST (http:\S+)\/faults/))[1] ?? "");
    await jarvis.says(/DEMO CLUSTER/);

    browser = await launch();
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) {
        complaints.push(message.text());
      }
    });
    await page.goto(address);
    await page.screenshot({ path: `${SHOTS}0-login.png` });
    await page.fill("input[name=password]", password);
    await page.click("button[type=submit]");
    await page.locator("[data-testid=connection][data-state=live]").waitFor();
  });

  afterAll(async () => {
    await browser?.close();
    const ended = await jarvis?.stop();
    data.remove();
    expect(ended?.output).not.toMatch(/Exception|\n\s+at /);
    expect(complaints).toEqual([]);
  });

  it("shows 4 nodes and 24 guests that move", async () => {
    await page.locator("[data-testid=guest]").nth(23).waitFor(NOTICED);
    expect(await page.getByTestId("node").count()).toBe(4);
    expect(await page.getByTestId("guest").count()).toBe(24);
    expect(await page.getByTestId("demo-badge").isVisible()).toBe(true);
    const before = await figures();
    await expect.poll(figures, { timeout: 25_000 }).not.toEqual(before);
    await shot("1-alive");
  });

  it("opens an incident for a guest that crashed", async () => {
    const fault = await simulator.fault({ kind: "guest-crash", vmid: 101 });
    const incident = page.locator('[data-testid=incident][data-key$="_CRASHED:101"]');
    await incident.waitFor(NOTICED);
    await expect.poll(() => guest(101).getAttribute("data-status"), { timeout: 2_000 }).toBe("stopped");
    await shot("2-crashed");
    await simulator.end(fault);
    await incident.waitFor({ state: "detached", ...RECOVERED });
  });

  it("names the owner who stopped a guest, and opens no incident", async () => {
    await simulator.fault({ kind: "guest-stop", vmid: 105, user: "anna@pve" });
    await page
      .locator('[data-testid=guest][data-vmid="105"][data-status=stopped]')
      .waitFor({ timeout: 20_000 });
    await page.getByTestId("event").filter({ hasText: "anna@pve" }).first().waitFor();
    expect(await page.locator('[data-testid=incident][data-key$=":105"]').count()).toBe(0);
    await shot("3-stopped-by-its-owner");
  });

  it("opens one incident for a node that is cut off, and calls its guests unknown", async () => {
    const of = (status: string) => page.locator(`[data-testid=guest][data-status=${status}]`);
    const fault = await simulator.fault({ kind: "node-down", node: "agent" });
    const incident = page.locator('[data-testid=incident][data-key="NODE_UNREACHABLE:agent"]');
    await incident.waitFor({ timeout: 25_000 });
    expect(await page.getByTestId("incident").count()).toBe(1);
    await expect.poll(() => of("unknown").count(), { timeout: 2_000 }).toBe(6);
    const agent = page.locator("[data-testid=node][data-node=agent]");
    await expect.poll(() => agent.getAttribute("data-status"), { timeout: 2_000 }).toBe("offline");
    await shot("4-node-cut-off");

    await simulator.end(fault);
    await incident.waitFor({ state: "detached", ...RECOVERED });
    await expect.poll(() => of("unknown").count(), RECOVERED).toBe(0);
    await expect.poll(() => agent.getAttribute("data-status"), { timeout: 2_000 }).toBe("online");
    await shot("5-node-back");
  });

  function guest(vmid: number) {
    return page.locator(`[data-testid=guest][data-vmid="${vmid}"]`);
  }

  function figures(): Promise<string[]> {
    return page.getByTestId("guest").allTextContents();
  }

  async function shot(name: string): Promise<void> {
    await page.screenshot({ path: `${SHOTS}${name}.png` });
  }
});
