import { bytes, celsius } from "../look/format.ts";
import type { ClusterNode } from "../wire/records.ts";

type Fact = readonly [label: string, value: string | undefined];

/** What a node says of itself, as lines of its drawer; none of it where it was not read. */
export function vitalsFacts(vitals: ClusterNode["vitals"]): readonly Fact[] {
  if (!vitals) {
    return [];
  }
  const { loadAverage, swapUsedBytes, swapBytes, temperatureCelsius, version, kernel } = vitals;
  return [
    ["Load", loadAverage?.toFixed(1)],
    ["Swap", swapBytes ? `${bytes(swapUsedBytes)} of ${bytes(swapBytes)}` : "none"],
    ["Temperature", temperatureCelsius == null ? undefined : celsius(temperatureCelsius)],
    ["Proxmox", version ?? undefined],
    ["Kernel", kernel ?? undefined],
  ];
}
