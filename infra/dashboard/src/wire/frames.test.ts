import { describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { readFrame } from "./frames.ts";

const read = (frame: object) => readFrame(JSON.stringify(frame));
const update = (payload: object) => read({ channel: "cluster", type: "status_update", payload });

describe("reading a frame", () => {
  it("takes a whole snapshot, with fields that this page has no use for", () => {
    const cluster = { ...startingCluster(0), weather: "fine" };
    const payload = { epoch: "e", cursor: 4, cluster, events: [], incidents: [], approvals: [] };
    const result = read({ channel: "cluster", type: "snapshot", id: 4, payload });
    expect(result).toMatchObject({ kind: "frame", frame: { payload: { cluster: { name: "Homelab" } } } });
  });

  it("adds nothing to an update that it does not say", () => {
    expect(update({ nodes: [{ name: "pve", cpuFraction: 0.1 }] })).toEqual({
      kind: "frame",
      frame: { type: "status_update", payload: { nodes: [{ name: "pve", cpuFraction: 0.1 }] } },
    });
  });

  it("keeps the nulls of an update, which take fields away", () => {
    expect(update({ quorate: null, guests: [{ vmid: 1, lock: null }] })).toMatchObject({
      frame: { payload: { quorate: null, guests: [{ vmid: 1, lock: null }] } },
    });
  });

  it("reads a word it does not know as unknown", () => {
    expect(update({ status: "radiant", nodes: [{ name: "pve", status: "asleep" }] })).toMatchObject({
      frame: { payload: { status: "unknown", nodes: [{ status: "unknown" }] } },
    });
  });

  it("says what is wrong with a frame that makes no sense", () => {
    expect(update({ nodes: [{ cpuFraction: 0.1 }] })).toMatchObject({ kind: "senseless" });
    expect(read([])).toMatchObject({ kind: "senseless" });
    expect(readFrame("")).toMatchObject({ kind: "senseless" });
  });

  it("passes over a type from a newer server", () => {
    expect(read({ channel: "chat", type: "token", payload: {} })).toEqual({ kind: "foreign", type: "token" });
    expect(read({ channel: "x", type: "toString", payload: {} })).toMatchObject({ kind: "foreign" });
  });
});
