// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { applyStatusUpdate } from "../cluster/applyStatusUpdate.ts";
import { viewOf } from "../cluster/view.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import type { Incident } from "../wire/records.ts";
import Guests from "./Guests.tsx";
import Incidents from "./Incidents.tsx";
import Nodes from "./Nodes.tsx";
import Tiers from "./Tiers.tsx";

const now = Date.now();
const incident: Incident = {
  id: "7",
  key: "node_unreachable:rack2",
  condition: "node_unreachable",
  severity: "critical",
  node: "rack2",
  title: "Node rack2 is not reachable",
  state: "open",
  openedAt: new Date(now - 60_000).toISOString(),
  evidence: { guests: [130] },
};

beforeEach(() => {
  useDashboard.setState({ ...emptyState, cluster: viewOf(startingCluster(now)) });
});
afterEach(cleanup);

describe("the guests panel", () => {
  it("has a row for every guest, with state, name and load in words", () => {
    render(<Guests.Component />);
    const rows = screen.getAllByTestId("guest");
    expect(rows).toHaveLength(24);
    const row = rows.find(({ dataset }) => dataset.vmid === "120") as HTMLElement;
    expect(row.textContent).toContain("running");
    expect(row.textContent).toContain("jellyfin");
    expect(row.textContent).toMatch(/CPU\s+\d+ %/);
  });

  it("shows a name as text, whatever it says", () => {
    const name = "<img src=x onerror=alert(1)>";
    useDashboard.setState((state) => ({
      cluster: state.cluster && applyStatusUpdate(state.cluster, { guests: [{ vmid: 100, name }] }),
    }));
    const { container } = render(<Guests.Component />);
    expect(screen.getByText(name)).toBeDefined();
    expect(container.querySelector("img")).toBeNull();
  });

  it("opens the details of the guest that is clicked", () => {
    render(<Guests.Component />);
    fireEvent.click(screen.getByText("jellyfin"));
    expect(useDashboard.getState().selection).toEqual({ kind: "guest", vmid: 120 });
  });
});

describe("the nodes panel", () => {
  it("has a meter for each of CPU, RAM and disk, that can be read aloud", () => {
    render(<Nodes.Component />);
    const meter = screen.getByRole("meter", { name: "pve RAM" });
    expect(meter.getAttribute("aria-valuenow")).toBe("68");
    expect(meter.getAttribute("aria-valuetext")).toBe("68 %");
    expect(screen.getAllByRole("meter")).toHaveLength(12);
  });

  it("has one more for the temperature where a sensor was read, in degrees", () => {
    const cluster = useDashboard.getState().cluster;
    const pve = cluster?.nodes.pve;
    if (!cluster || !pve) {
      throw new Error("the cluster of these tests has a node pve");
    }
    const nodes = { ...cluster.nodes, pve: { ...pve, vitals: { temperatureCelsius: 45 } } };
    useDashboard.setState({ cluster: { ...cluster, nodes } });
    render(<Nodes.Component />);
    const meter = screen.getByRole("meter", { name: "pve temperature" });
    expect(meter.getAttribute("aria-valuetext")).toBe("45 °C");
    expect(screen.getAllByRole("meter")).toHaveLength(13);
  });
});

describe("the incidents panel", () => {
  it("says so when there are none", () => {
    render(<Incidents.Component />);
    expect(screen.getByText("No open incidents.")).toBeDefined();
  });

  it("shows an incident with its severity in words and the guests it touches", () => {
    useDashboard.setState({ incidents: { 7: incident } });
    render(<Incidents.Component />);
    const card = screen.getByTestId("incident");
    expect(card.dataset.condition).toBe("node_unreachable");
    expect(within(card).getByText("critical")).toBeDefined();
    expect(within(card).getByText("k3s-1")).toBeDefined();
  });
});

describe("the tiers panel", () => {
  it("tells a late tier from one that newer state proves to have run", () => {
    const read = new Date(now - 60_000).toISOString();
    const tier = { endedAt: read, outcome: "failed", error: "no answer", late: true };
    useDashboard.setState({
      health: {
        readAt: now,
        answer: {
          status: "ok",
          version: "3.1.0",
          tiers: [
            { ...tier, tier: "nodes", intervalSeconds: 10 },
            { ...tier, tier: "capacity", intervalSeconds: 3_600 },
          ],
        },
      },
    });
    render(<Tiers.Component />);
    const [nodes, capacity] = screen.getAllByTestId("tier");
    expect(nodes?.textContent).toContain("done");
    expect(nodes?.textContent).not.toContain("late");
    expect(capacity?.textContent).toContain("failed");
    expect(capacity?.textContent).toContain("late");
    expect(capacity?.textContent).toContain("no answer");
  });
});
