import type { ClusterStatus } from "../../src/wire/records.ts";
import { startingCluster } from "./cluster.ts";
import { event } from "./records.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The guest that was stopped for two hours, three hours ago. */
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

  /** When something of warning or above happened, and a line of the day before; newest first. */
  events() {
    const at = (hoursAgo: number) => this.now - hoursAgo * HOUR;
    const newestLast = [
      event({ severity: "info", title: "Backup of vault finished", node: "agent", at: at(41) }),
      event({ severity: "critical", title: "Node rack2 is not reachable", node: "rack2", at: at(30) }),
      event({ severity: "warning", title: "Memory on rack2 above 80 %", node: "rack2", at: at(29.8) }),
      event({ severity: "error", title: "Storage nas was not read", node: "pve", at: at(22.4) }),
      event({ severity: "info", title: "Backup of unifi finished", node: "Home", at: at(9.2) }),
      event({ severity: "warning", title: "Guest frigate stopped", node: "Home", at: at(5) }),
      event({ severity: "info", title: "Guest frigate started", node: "Home", at: at(3) }),
    ];
    return newestLast.reverse();
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
    const off = age > 3 * HOUR && age <= 5 * HOUR;
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
