import { describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { notesOf } from "./notes.ts";
import { pastView } from "./pastView.ts";

const snapshotAt = new Date(2026, 0, 20, 12, 41).getTime();
const minutes = (count: number) => snapshotAt + count * 60_000;
const iso = (at: number) => new Date(at).toISOString();

function past(asOf: number) {
  const { nodes, guests, storages } = startingCluster(snapshotAt);
  return {
    asOf: iso(asOf),
    snapshotAt: iso(snapshotAt),
    stale: false,
    nodes: nodes.map((node) => ({
      ...node,
      vitals: { loadAverage: 1.5, swapUsedBytes: 1, swapBytes: 2, temperatureCelsius: 45 },
    })),
    guests: guests.map((guest) => ({ ...guest, lock: "backup", haState: "started" })),
    storages,
  };
}

describe("a past state", () => {
  it("has no overall status: none is remembered", () => {
    expect(pastView(past(snapshotAt)).status).toBeUndefined();
  });

  it("is all that a snapshot of the same time holds", () => {
    const { nodes, guests } = pastView(past(minutes(1)));
    expect(guests["100"]).toMatchObject({
      lock: "backup",
      haState: "started",
      startedAt: expect.any(String),
    });
    expect(nodes.pve?.vitals).toMatchObject({ loadAverage: 1.5, temperatureCelsius: 45 });
  });

  it("leaves out what may have changed between the snapshot and the figures", () => {
    const { nodes, guests } = pastView(past(minutes(20)));
    expect(guests["100"]).toMatchObject({ name: "home-assistant", status: "running", cpuFraction: 0.02 });
    for (const field of ["lock", "haState", "startedAt"]) {
      expect(guests["100"]).not.toHaveProperty(field);
    }
    expect(nodes.pve).not.toHaveProperty("startedAt");
    expect(nodes.pve?.vitals?.temperatureCelsius).toBe(45);
    expect(nodes.pve?.vitals?.loadAverage).toBeUndefined();
    expect(nodes.pve?.vitals?.swapBytes).toBeUndefined();
  });
});

describe("the notes on a past moment", () => {
  const notes = (asOf: number, at: number, stale = false) =>
    notesOf({ at, asOf, snapshotAt, stale }, "live").join(" ");

  it("say what was read at another time than the figures", () => {
    expect(notes(snapshotAt, snapshotAt)).toBe("Panels marked Live tell of now.");
    expect(notes(minutes(20), minutes(20))).toContain("Names and sizes as of 12:41.");
  });

  it("say since when nothing was recorded", () => {
    expect(notes(minutes(20), minutes(21))).not.toContain("recorded");
    expect(notes(minutes(20), minutes(200), true)).toContain(
      "Nothing was recorded between 13:01 and this moment",
    );
    expect(notes(minutes(20), minutes(2_000), true)).toContain("between Tue 20 Jan 13:01 and");
  });
});
