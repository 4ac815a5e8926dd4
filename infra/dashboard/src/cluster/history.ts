import type { Metrics } from "../wire/rest.ts";
import type { ClusterView } from "./view.ts";

const HISTORY_MS = 3_600_000;
/** Live values closer together than this add nothing that a sparkline could show. */
const SPACING_MS = 10_000;

export interface Sample {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cpu: number | null;
  readonly memory: number | null;
}

/** The last hour of each resource, oldest first, under the names of the wire: `node/NAME`, `guest/VMID`. */
export type History = Readonly<Record<string, readonly Sample[]>>;

export const nodeSeries = (name: string) => `node/${name}`;
export const guestSeries = (vmid: number) => `guest/${vmid}`;

/** The hour that the server remembers, followed by what was seen live since. */
export function withMetrics(history: History, metrics: Metrics): History {
  const times = metrics.times.map((time) => Date.parse(time));
  const result: Record<string, readonly Sample[]> = { ...history };
  for (const [resource, series] of Object.entries(metrics.series)) {
    if (series.cpu.length === 0 && series.memory.length === 0) {
      continue; // a storage, which has no sparkline
    }
    const past = times.map((at, i) => ({
      at,
      cpu: series.cpu[i] ?? null,
      memory: series.memory[i] ?? null,
    }));
    const newest = times.at(-1) ?? 0;
    result[resource] = [...past, ...(history[resource] ?? []).filter((sample) => sample.at > newest)];
  }
  return result;
}

/** Adds the state's values, dated by its `asOf`, and lets go of what is older than an hour. */
export function withState(history: History, view: ClusterView): History {
  const at = Date.parse(view.asOf);
  if (!Number.isFinite(at)) {
    return history;
  }
  const result: Record<string, readonly Sample[]> = {};
  const add = (resource: string, row: Measured) => {
    result[resource] = appended(history[resource] ?? [], {
      at,
      cpu: row.cpuFraction ?? null,
      memory: fraction(row.memoryUsedBytes, row.memoryBytes) ?? null,
    });
  };
  for (const node of Object.values(view.nodes)) {
    add(nodeSeries(node.name), node);
  }
  for (const guest of Object.values(view.guests)) {
    add(guestSeries(guest.vmid), guest);
  }
  return result;
}

interface Measured {
  readonly cpuFraction?: number | null | undefined;
  readonly memoryUsedBytes?: number | null | undefined;
  readonly memoryBytes?: number | null | undefined;
}

function appended(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const newest = samples.at(-1);
  if (newest && next.at - newest.at < SPACING_MS) {
    return samples;
  }
  return [...samples.filter((sample) => next.at - sample.at <= HISTORY_MS), next];
}

/** used / total, or undefined when either is not known. */
export function fraction(
  used: number | null | undefined,
  total: number | null | undefined,
): number | undefined {
  return used == null || !total ? undefined : used / total;
}
