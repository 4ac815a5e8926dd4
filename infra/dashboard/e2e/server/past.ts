import type { ClusterStatus } from "../../src/wire/records.ts";
import { startingCluster } from "./cluster.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The guest that was off for two hours, twelve hours ago. */
export const STOPPED_THEN = 103;

/** What the fake cluster remembers of the days before the tests: a guest that was off, a node that was lost, a gap. */
export class FakePast {
  readonly now: number;
  /** The first time that is remembered. */
  since: number;

  constructor(now: number) {
    this.now = now;
    this.since = now - 48 * HOUR;
  }

  /** The state at a time; undefined before the memory begins. */
  at(time: number) {
    if (time < this.since) {
      return undefined;
    }
    const age = this.now - time;
    // Between 20 and 18 hours ago nothing was recorded.
    const asOf =
      age > 18 * HOUR && age < 20 * HOUR ? this.now - 20 * HOUR : Math.floor(time / MINUTE) * MINUTE;
    const snapshotAt = Math.max(this.since, Math.floor(asOf / (30 * MINUTE)) * 30 * MINUTE);
    const { nodes, guests, storages } = this.moved(startingCluster(this.now), asOf);
    return {
      cluster: "demo",
      name: "Homelab",
      asOf: new Date(asOf).toISOString(),
      snapshotAt: new Date(snapshotAt).toISOString(),
      stale: time - asOf > 3 * MINUTE,
      quorate: true,
      nodes,
      guests,
      storages,
    };
  }

  private moved(status: ClusterStatus, time: number): ClusterStatus {
    const age = this.now - time;
    const wave = (base: number, phase: number) =>
      Math.min(0.97, Math.max(0.01, base + 0.08 * Math.sin(time / (40 * MINUTE) + phase)));
    const off = age > 12 * HOUR && age <= 14 * HOUR;
    const lost = age > 29.5 * HOUR && age <= 30 * HOUR;
    return {
      ...status,
      nodes: status.nodes.map((node, i) =>
        lost && node.name === "rack2"
          ? { ...node, status: "unknown" as const, cpuFraction: 0 }
          : { ...node, cpuFraction: wave(node.cpuFraction ?? 0.2, i) },
      ),
      guests: status.guests.map((guest, i) => {
        if (lost && guest.node === "rack2") {
          return { ...guest, status: "unknown" as const, cpuFraction: 0 };
        }
        return off && guest.vmid === STOPPED_THEN
          ? { ...guest, status: "stopped" as const, cpuFraction: 0 }
          : { ...guest, cpuFraction: wave(guest.cpuFraction ?? 0.1, i) };
      }),
    };
  }
}
