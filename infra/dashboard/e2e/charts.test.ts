import type { Locator } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { lookBack } from "./fakePast.ts";
import { inBrowser, page } from "./inBrowser.ts";
import { onPhone, section, shot, violations } from "./page.ts";
import { enter, server, withFakeServer } from "./withFakeServer.ts";

inBrowser("the charts in a browser", () => {
  withFakeServer();
  beforeEach(enter);

  it("draws what was measured of a node, with gaps where nothing was", async () => {
    const drawer = await openNode("rack2");
    await drawer.getByTestId("chart").nth(2).locator("canvas").waitFor();
    expect(await drawer.getByTestId("chart").evaluateAll(kindsOf)).toEqual([
      "Load",
      "Network",
      "Temperature",
    ]);
    expect(server.cluster.metricsAsked.at(-1)).toMatch(/^resource=node%2Frack2&from=[^&]+Z&to=[^&]+Z$/);
    // The lines lie behind the gap: in the columns of the canvas between them nothing has the accent's colour.
    const painted = await paintedColumns(drawer.getByTestId("chart").first());
    expect(painted.slice(0, 38).filter(Boolean).length).toBeGreaterThan(30);
    expect(painted.slice(45, 62).some(Boolean)).toBe(false);
    expect(painted.slice(70, 96).filter(Boolean).length).toBeGreaterThan(20);
    expect(await violations(page)).toEqual([]);
    await shot(page, "charts-node");
  });

  it("ends at the moment that is looked at, though nothing was read for hours before it", async () => {
    await lookBack(29);
    const drawer = await openNode("pve");
    await drawer.getByRole("button", { name: "6 h", exact: true }).click();
    const load = drawer.getByTestId("chart").first();
    await load.locator("canvas").waitFor();
    await expect
      .poll(async () => (await paintedColumns(load)).slice(5, 60).filter(Boolean).length)
      .toBeGreaterThan(45);
    expect((await paintedColumns(load)).slice(72).some(Boolean)).toBe(false);
    await shot(page, "charts-gap-at-end");
  });

  it("shows the values at the crosshair, of the pointer and of the keyboard", async () => {
    const drawer = await openNode("pve");
    const chart = drawer.getByTestId("chart").filter({ hasText: "In " });
    const slider = chart.getByRole("slider", { name: "Network of pve" });
    await slider.locator(".u-over").hover({ position: { x: 30, y: 30 } });
    await chart.getByTestId("chart-at").waitFor();
    await shot(page, "charts-crosshair");
    await slider.focus();
    const spoken = () => slider.getAttribute("aria-valuetext");
    await page.keyboard.press("End");
    const newest = await spoken();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowLeft");
    const before = await spoken();
    expect(before).not.toBe(newest);
    // That is the browser's, or the screen reader's.
    await page.keyboard.press("Control+ArrowLeft");
    expect(await spoken()).toBe(before);
    expect(before).toMatch(/^\d\d:\d\d:\d\d: In [\d.]+ [KM]iB\/s, Out [\d.]+ [KM]iB\/s$/);
    expect(await chart.getByTestId("chart-at").textContent()).toBe(before?.slice(0, 8));
    await shot(page, "charts-keyboard");
    await page.keyboard.press("Home");
    expect(timeOf(await spoken())).not.toBe(timeOf(before));
    await page.keyboard.press("Tab");
    expect(await chart.getByTestId("chart-at").count()).toBe(0);
  });

  it("looks back two days, in curves and in a table", async () => {
    const drawer = await openNode("pve");
    await drawer.getByRole("button", { name: "48 h" }).click();
    await expect.poll(() => spanAsked()).toBe(48);
    const temperature = drawer.getByTestId("chart").filter({ hasText: "Hottest" });
    await temperature.locator("canvas").waitFor();
    await shot(page, "charts-48h");
    await temperature.getByRole("button", { name: "Table of Temperature of pve" }).click();
    const table = temperature.getByRole("table", { name: "Temperature of pve, last 48 h, newest first" });
    expect(await table.getByRole("columnheader").allTextContents()).toEqual(["Time", "Hottest"]);
    expect(await table.getByRole("row").count()).toBeGreaterThan(2_000);
    expect(await table.getByRole("cell").first().textContent()).toMatch(/^\d\d °C$/);
    expect(await temperature.evaluate((figure) => figure.getBoundingClientRect().height)).toBeLessThan(320);
    await shot(page, "charts-table");
  });

  it("knows what a virtual machine does not tell", async () => {
    await page.locator("[data-testid=guest][data-vmid='120']").click();
    const drawer = page.getByTestId("drawer");
    await drawer.getByTestId("chart").nth(1).locator("canvas").waitFor();
    expect(await drawer.getByTestId("chart").evaluateAll(kindsOf)).toEqual(["Load", "Network"]);
    expect(await drawer.getByTestId("chart").first().locator(".key").allTextContents()).toEqual([
      expect.stringMatching(/^CPU \d+ %$/),
      expect.stringMatching(/^RAM \d+ %$/),
    ]);
    await drawer.getByRole("button", { name: "Table of Load" }).click();
    expect(await violations(page)).toEqual([]);
  });

  it("goes on with what comes live", async () => {
    const drawer = await openNode("pve");
    const slider = drawer.getByRole("slider", { name: "Load of pve" });
    await slider.locator("canvas").waitFor();
    const readings = async () => Number(await slider.getAttribute("aria-valuemax"));
    const before = await readings();
    // Readings are ten seconds apart at least. One that is later than that behind the last sample, which is of a full minute,
    // may push the first one out of the hour, and there would be as many as before.
    const asked = new URLSearchParams(
      server.cluster.metricsAsked.findLast((parameters) => parameters.includes("node%2Fpve")),
    );
    const to = Date.parse(asked.get("to") ?? "");
    server.cluster.breathe(to - (to % 60_000) + 10_000);
    await expect.poll(readings).toBeGreaterThan(before);
  });

  it("draws the whole cluster in its panel, one figure at a time, and fits any box", async () => {
    const panel = page.locator(".panel-load");
    await panel.locator("canvas").waitFor();
    expect(server.cluster.metricsAsked.at(-1)).toContain(
      "resource=node%2Fagent&resource=node%2FHome&resource",
    );
    await panel.getByRole("combobox", { name: "Chart of the cluster" }).selectOption("Network");
    await panel.getByRole("slider", { name: "Network of the cluster" }).locator("canvas").waitFor();
    await shot(page, "charts-cluster");
    const width = () => panel.locator("canvas").evaluate((canvas) => canvas.clientWidth);
    const wide = await width();
    await page.setViewportSize({ width: 1366, height: 768 });
    await expect.poll(width).toBeLessThan(wide);
    await shot(page, "charts-1366");
    await onPhone(page);
    await section(page, "System");
    await panel.locator("canvas").waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, "charts-phone");
  });

  it("says why the past cannot be read", async () => {
    server.cluster.metricsTrouble = "the database is locked";
    const drawer = await openNode("pve");
    await drawer.getByText("The last 1 h could not be read: the database is locked").waitFor();
    server.cluster.breathe();
    await drawer.getByRole("slider", { name: "Load of pve" }).waitFor();
  });

  async function openNode(name: string): Promise<Locator> {
    await page.locator(`[data-testid=node][data-node=${name}] button`).click();
    const drawer = page.getByTestId("drawer");
    await drawer.waitFor();
    return drawer;
  }

  /** The hours that were asked for last. */
  function spanAsked(): number {
    const asked = new URLSearchParams(server.cluster.metricsAsked.at(-1));
    return (Date.parse(asked.get("to") ?? "") - Date.parse(asked.get("from") ?? "")) / 3_600_000;
  }
});

const kindsOf = (charts: Element[]) => charts.map((chart) => (chart as HTMLElement).dataset.kind);

const timeOf = (spoken: string | null) => spoken?.slice(0, 8);

/** For each hundredth of a chart's width, from its oldest to its newest, whether a line in the accent's colour is there. */
async function paintedColumns(chart: Locator): Promise<boolean[]> {
  return chart.locator(".uplot").evaluate((root) => {
    const canvas = root.querySelector("canvas") as HTMLCanvasElement;
    const over = root.querySelector(".u-over") as HTMLElement;
    const scale = canvas.width / canvas.clientWidth;
    const pixels = canvas.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height);
    const isAccent = (x: number, y: number) => {
      const at = (y * canvas.width + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = pixels?.data.slice(at, at + 4) ?? [];
      return alpha > 200 && red < 150 && green > 180 && blue > 220;
    };
    return Array.from({ length: 100 }, (_, i) => {
      const from = Math.round((over.offsetLeft + (over.offsetWidth * i) / 100) * scale);
      const to = Math.round((over.offsetLeft + (over.offsetWidth * (i + 1)) / 100) * scale);
      for (let x = from; x < to; x += 1) {
        for (let y = 0; y < over.offsetHeight * scale; y += 1) {
          if (isAccent(x, y)) {
            return true;
          }
        }
      }
      return false;
    });
  });
}
