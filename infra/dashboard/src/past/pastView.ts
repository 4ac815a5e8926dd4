import { keyed, keyOfGuest, keyOfNode, keyOfStorage } from "../cluster/view.ts";
import type { ClusterNode, Guest } from "../wire/records.ts";
import type { PastStatus } from "../wire/rest.ts";
import type { ShownCluster } from "./shown.ts";

/** Figures that are newer than what they stand beside by more than this are of another time. */
const SAME_TIME_MS = 90_000;

/** Whether names and sizes were read noticeably before the figures. */
export const isPatched = (times: { readonly asOf: number; readonly snapshotAt: number }) =>
  times.asOf - times.snapshotAt > SAME_TIME_MS;

/**
 * A past state as the page shows it. No overall status is remembered. Where the figures are newer than the snapshot that
 * they were put on, what changes from minute to minute and is in no sample is left out rather than shown too old.
 */
export function pastView(past: PastStatus): ShownCluster {
  const patched = isPatched({ asOf: Date.parse(past.asOf), snapshotAt: Date.parse(past.snapshotAt) });
  return {
    nodes: keyed(patched ? past.nodes.map(withoutPassing) : past.nodes, keyOfNode),
    guests: keyed(patched ? past.guests.map(withoutLocks) : past.guests, keyOfGuest),
    storages: keyed(past.storages, keyOfStorage),
  };
}

function withoutPassing({ startedAt: _, vitals, ...node }: ClusterNode): ClusterNode {
  return vitals
    ? {
        ...node,
        vitals: { ...vitals, loadAverage: undefined, swapUsedBytes: undefined, swapBytes: undefined },
      }
    : node;
}

const withoutLocks = ({ startedAt: _, lock: __, haState: ___, ...guest }: Guest): Guest => guest;
