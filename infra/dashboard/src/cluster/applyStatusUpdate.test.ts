import { describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { applyStatusUpdate, withStatusUpdate } from "./applyStatusUpdate.ts";
import { viewOf } from "./view.ts";

const state = viewOf(startingCluster(Date.parse("2026-01-26T13:00:00Z")));

describe("applyStatusUpdate", () => {
  it("keeps everything when nothing changed", () => {
    expect(applyStatusUpdate(state, {})).toEqual(state);
  });

  it("replaces top-level fields that are given, and only those", () => {
    const next = applyStatusUpdate(state, { status: "critical", asOf: "2026-01-26T13:00:10Z", stale: true });
    expect(next).toEqual({ ...state, status: "critical", asOf: "2026-01-26T13:00:10Z", stale: true });
  });

  it("merges a row by its key", () => {
    const next = applyStatusUpdate(state, { nodes: [{ name: "pve", cpuFraction: 0.5 }] });
    expect(next.nodes.pve).toEqual({ ...state.nodes.pve, cpuFraction: 0.5 });
  });

  it("leaves the identity of untouched rows and kinds alone", () => {
    const next = applyStatusUpdate(state, { guests: [{ vmid: 100, cpuFraction: 0.9 }] });
    expect(next.guests["100"]).not.toBe(state.guests["100"]);
    expect(next.guests["101"]).toBe(state.guests["101"]);
    expect(next.nodes).toBe(state.nodes);
    expect(next.storages).toBe(state.storages);
  });

  it("never changes the state it was given", () => {
    const before = structuredClone(state);
    applyStatusUpdate(state, {
      nodes: [{ name: "pve", address: null }],
      guests: [{ vmid: 100, status: "stopped" }],
      removed: { guests: [101], storages: [{ node: "pve", storage: "nas" }] },
    });
    expect(state).toEqual(before);
  });

  it("takes a field away on null", () => {
    const next = applyStatusUpdate(state, { guests: [{ vmid: 100, startedAt: null, lock: null }] });
    expect(next.guests["100"]).not.toHaveProperty("startedAt");
    expect(next.guests["100"]).not.toHaveProperty("lock");
  });

  it("keeps a field that is zero, false or empty", () => {
    const next = applyStatusUpdate(state, {
      demo: false,
      guests: [{ vmid: 100, cpuFraction: 0, tags: [], template: false }],
    });
    expect(next.demo).toBe(false);
    expect(next.guests["100"]).toMatchObject({ cpuFraction: 0, tags: [], template: false });
  });

  it("knows no status when the status went away", () => {
    const next = applyStatusUpdate(state, { status: null, nodes: [{ name: "pve", status: null }] });
    expect(next.status).toBe("unknown");
    expect(next.nodes.pve?.status).toBe("unknown");
  });

  it("tells a quorum that is not known from one that did not change", () => {
    expect(applyStatusUpdate(state, {}).quorate).toBe(true);
    expect(applyStatusUpdate(state, { quorate: false }).quorate).toBe(false);
    expect(applyStatusUpdate(state, { quorate: null }).quorate).toBeNull();
  });

  it("adds rows that were not there", () => {
    const next = applyStatusUpdate(state, {
      nodes: [{ name: "rack3", status: "online" }],
      guests: [{ vmid: 900, name: "new", type: "lxc", node: "rack3", status: "running" }],
      storages: [{ node: "rack3", storage: "nas", shared: true, status: "available" }],
    });
    expect(next.nodes.rack3).toEqual({ name: "rack3", status: "online" });
    expect(next.guests["900"]).toMatchObject({ name: "new", node: "rack3" });
    expect(next.storages["rack3/nas"]).toMatchObject({ shared: true });
  });

  it("makes no row of half a guest that was never seen", () => {
    expect(applyStatusUpdate(state, { guests: [{ vmid: 900, cpuFraction: 0.1 }] }).guests).toEqual(
      state.guests,
    );
  });

  it("moves a guest to another node", () => {
    const next = applyStatusUpdate(state, { guests: [{ vmid: 100, node: "pve" }] });
    expect(next.guests["100"]).toEqual({ ...state.guests["100"], node: "pve" });
    expect(Object.keys(next.guests)).toHaveLength(24);
  });

  it("tells storages of the same name on two nodes apart", () => {
    const next = applyStatusUpdate(state, {
      storages: [{ node: "pve", storage: "local-zfs", usedBytes: 1 }],
    });
    expect(next.storages["pve/local-zfs"]?.usedBytes).toBe(1);
    expect(next.storages["Home/local-zfs"]).toBe(state.storages["Home/local-zfs"]);
  });

  it("removes rows of each kind", () => {
    const next = applyStatusUpdate(state, {
      removed: { nodes: ["rack2"], guests: [100, 101], storages: [{ node: "rack2", storage: "nas" }] },
    });
    expect(Object.keys(next.nodes)).toEqual(["Home", "agent", "pve"]);
    expect(Object.keys(next.guests)).toHaveLength(22);
    expect(Object.keys(next.storages)).toHaveLength(7);
  });

  it("does not mind the removal of what is not there", () => {
    const next = applyStatusUpdate(state, { removed: { nodes: ["nobody"], guests: [1] } });
    expect(next.nodes).toBe(state.nodes);
    expect(next.guests).toBe(state.guests);
  });

  it("does no harm when it is applied twice", () => {
    const patch = { nodes: [{ name: "pve", cpuFraction: 0.7 }], removed: { guests: [100] } };
    const once = applyStatusUpdate(state, patch);
    expect(applyStatusUpdate(once, patch)).toEqual(once);
  });
});

describe("withStatusUpdate", () => {
  it("begins with an update that names everything", () => {
    expect(withStatusUpdate(undefined, startingCluster(0))).toEqual(viewOf(startingCluster(0)));
  });

  it("makes no state of part of one", () => {
    expect(withStatusUpdate(undefined, { asOf: "2026-01-26T13:00:10Z", nodes: [] })).toBeUndefined();
  });

  it("goes on with the state that is there", () => {
    expect(withStatusUpdate(state, { stale: true })).toEqual({ ...state, stale: true });
  });
});
