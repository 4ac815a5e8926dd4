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
    ["Swap", swapFact(swapUsedBytes, swapBytes)],
    ["Temperature", temperatureCelsius == null ? undefined : celsius(temperatureCelsius)],
    ["Proxmox", version ?? undefined],
    ["Kernel", kernel ?? undefined],
  ];
}

function swapFact(used: number | null | undefined, total: number | null | undefined): string | undefined {
  if (total == null) {
    return undefined;
  }
  return total === 0 ? "none" : `${bytes(used)} of ${bytes(total)}`;
}
