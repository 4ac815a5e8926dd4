import { beforeAll, expect, it } from "vitest";
import { inBrowser, page } from "../inBrowser.ts";
import { guestIs, login, shot } from "../page.ts";
import { noNginx } from "./jarvis.ts";
import { demo, withDemo } from "./withDemo.ts";

/** Everything in one process, or each part in its own: the same to whoever looks at the page. */
const SHAPE = process.env.SHAPE === "split" ? "split" : "up";

/** The critical tier looks every 10 s; what it finds is on the page 2 s later at most. */
const NOTICED = { timeout: 12_000 };
/** What the page then says at once, in all its panels. */
const AT_ONCE = { timeout: 2_000 };
/** A node's guests start one after another when it comes back. */
const RECOVERED = { timeout: 40_000 };

inBrowser(
  `jarvis ${SHAPE}, with nothing configured`,
  () => {
    withDemo({}, SHAPE);
    beforeAll(async () => {
      await demo.running.says(/DEMO CLUSTER/);
      await page.goto(demo.address);
      await shown("0-login");
      await login(page, await demo.running.says(/password (\S+)/));
    });

    it("shows 4 nodes and 24 guests that move", async () => {
      await page.locator("[data-testid=guest]").nth(23).waitFor(NOTICED);
      expect(await page.getByTestId("node").count()).toBe(4);
      expect(await page.getByTestId("guest").count()).toBe(24);
      expect(await page.getByTestId("demo-badge").isVisible()).toBe(true);
      const before = await figures();
      await expect.poll(figures, { timeout: 25_000 }).not.toEqual(before);
      await shown("1-alive");
    });

    it("opens an incident for a guest that crashed", async () => {
      const fault = await demo.simulator.fault({ kind: "guest-crash", vmid: 101 });
      const incident = page.locator('[data-testid=incident][data-key$="_CRASHED:101"]');
      await incident.waitFor(NOTICED);
      await guestIs(page, 101, "stopped", AT_ONCE);
      await shown("2-crashed");
      await demo.simulator.end(fault);
      await incident.waitFor({ state: "detached", ...RECOVERED });
    });

    it("names the owner who stopped a guest, and opens no incident", async () => {
      await demo.simulator.fault({ kind: "guest-stop", vmid: 105, user: "anna@pve" });
      await guestIs(page, 105, "stopped", { timeout: 20_000 });
      await page.getByTestId("event").filter({ hasText: "anna@pve" }).first().waitFor();
      expect(await page.locator('[data-testid=incident][data-key$=":105"]').count()).toBe(0);
      await shown("3-stopped-by-its-owner");
    });

    it("opens one incident for a node that is cut off, and calls its guests unknown", async () => {
      const of = (status: string) => page.locator(`[data-testid=guest][data-status=${status}]`);
      const fault = await demo.simulator.fault({ kind: "node-down", node: "agent" });
      const incident = page.locator('[data-testid=incident][data-key="NODE_UNREACHABLE:agent"]');
      await incident.waitFor({ timeout: 25_000 });
      expect(await page.getByTestId("incident").count()).toBe(1);
      await expect.poll(() => of("unknown").count(), AT_ONCE).toBe(6);
      const agent = page.locator("[data-testid=node][data-node=agent]");
      await expect.poll(() => agent.getAttribute("data-status"), AT_ONCE).toBe("offline");
      await shown("4-node-cut-off");

      await demo.simulator.end(fault);
      await incident.waitFor({ state: "detached", ...RECOVERED });
      await expect.poll(() => of("unknown").count(), RECOVERED).toBe(0);
      await expect.poll(() => agent.getAttribute("data-status"), AT_ONCE).toBe("online");
      await shown("5-node-back");
    });

    function figures(): Promise<string[]> {
      return page.getByTestId("guest").allTextContents();
    }

    const shown = (name: string) => shot(page, `${SHAPE}/${name}`);
  },
  SHAPE === "split" ? noNginx : undefined,
);
