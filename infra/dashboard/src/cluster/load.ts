import { groupsOf } from "./groups.ts";
import type { Sample } from "./history.ts";

const MINUTE_MS = 60_000;

/** The mean over all nodes, minute by minute: nodes answer at slightly different times, minutes they share. */
export function clusterLoad(nodes: readonly (readonly Sample[])[]): Sample[] {
  const minutes = groupsOf(nodes.flat(), (sample) => Math.floor(sample.at / MINUTE_MS));
  return [...minutes]
    .sort(([a], [b]) => a - b)
    .map(([minute, samples]) => ({
      at: minute * MINUTE_MS,
      cpu: mean(samples.map((sample) => sample.cpu)),
      memory: mean(samples.map((sample) => sample.memory)),
    }));
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}
