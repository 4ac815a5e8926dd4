import { groupsOf } from "../cluster/groups.ts";
import { fraction } from "../cluster/history.ts";
import type { ClusterView } from "../cluster/view.ts";
import type { Metrics } from "../wire/rest.ts";

/** What is measured of a node or guest; fractions of 1, bytes a second, degrees Celsius. */
export type Figure = "cpu" | "memory" | "disk" | "networkIn" | "networkOut" | "temperature";

/** All figures of one moment; null where one is not known. */
export type Reading = { readonly [figure in Figure]: number | null } & {
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** One resource's readings as the server remembers them, oldest first. */
export function readingsOf({ times, series }: Metrics, resource: string): Reading[] {
  const columns = series[resource];
  if (!columns) {
    return [];
  }
  return times.map((time, i) => ({
    at: Date.parse(time),
    cpu: columns.cpu[i] ?? null,
    memory: columns.memory[i] ?? null,
    disk: columns.disk?.[i] ?? null,
    networkIn: columns.networkInBytesPerSecond?.[i] ?? null,
    networkOut: columns.networkOutBytesPerSecond?.[i] ?? null,
    temperature: columns.temperatureCelsius?.[i] ?? null,
  }));
}

/** What the live state says of a resource now; undefined while it is not there, or does not run. */
export function readingNow(view: ClusterView, resource: string): Reading | undefined {
  const [kind, key = ""] = resource.split("/", 2);
  const row = kind === "node" ? view.nodes[key] : view.guests[key];
  const at = Date.parse(view.asOf);
  if (!row || !Number.isFinite(at) || !(row.status === "online" || row.status === "running")) {
    return undefined;
  }
  return {
    at,
    cpu: row.cpuFraction ?? null,
    memory: fraction(row.memoryUsedBytes, row.memoryBytes) ?? null,
    disk: fraction(row.diskUsedBytes, row.diskBytes) ?? null,
    networkIn: row.networkInBytesPerSecond ?? null,
    networkOut: row.networkOutBytesPerSecond ?? null,
    temperature: ("vitals" in row ? row.vitals?.temperatureCelsius : undefined) ?? null,
  };
}

/** Several resources' readings of one moment as one: loads are averaged, traffic is added up, the hottest counts. */
export function together(readings: readonly Reading[], at: number): Reading {
  const known = (figure: Figure) => readings.flatMap((reading) => reading[figure] ?? []);
  const mean = (figure: Figure) => {
    const values = known(figure);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const sum = (figure: Figure) => {
    const values = known(figure);
    return values.length === 0 ? null : values.reduce((total, value) => total + value, 0);
  };
  const temperatures = known("temperature");
  return {
    at,
    cpu: mean("cpu"),
    memory: mean("memory"),
    disk: mean("disk"),
    networkIn: sum("networkIn"),
    networkOut: sum("networkOut"),
    temperature: temperatures.length === 0 ? null : Math.max(...temperatures),
  };
}

/** The readings of several resources, moment by moment. */
export const allTogether = (lists: readonly (readonly Reading[])[]): readonly Reading[] =>
  lists.length === 1
    ? (lists[0] ?? [])
    : [...groupsOf(lists.flat(), ({ at }) => at)]
        .sort(([a], [b]) => a - b)
        .map(([at, readings]) => together(readings, at));

/** Where a chart ends: at the moment that is looked at, or now; not where the readings stop, for that may be long ago. */
export const endOf = (readings: readonly Reading[], until: number | undefined): number =>
  until ?? Math.max(Date.now(), readings.at(-1)?.at ?? 0);

/** The readings with a newer one, unless it comes too soon to be seen; what is older than the span is let go. */
export function withReading(readings: readonly Reading[], next: Reading, spanMs: number): readonly Reading[] {
  const newest = readings.at(-1);
  if (newest && next.at - newest.at < spacingOf(spanMs)) {
    return readings;
  }
  return [...readings.filter(({ at }) => next.at - at <= spanMs), next];
}

const POINTS = 360;

/** How far apart live readings are kept: ten seconds in an hour, as fine as anyone can see. */
export const spacingOf = (spanMs: number): number => spanMs / POINTS;
