import { useSyncExternalStore } from "react";
import type { ClusterView } from "../cluster/view.ts";
import { useDashboard } from "../state/store.ts";
import { onTick, useNow } from "./useNow.ts";

/** A poll may be late by this many intervals before its data count as stale. */
const LATE_INTERVALS = 3;

export interface Freshness {
  /** How old the state is, in milliseconds; undefined while there is none. */
  readonly age: number | undefined;
  readonly stale: boolean;
}

/** How old what the page shows is, ticking each second. */
export function useFreshness(): Freshness {
  const cluster = useDashboard((state) => state.cluster);
  return freshnessOf(cluster, useNow());
}

/** Whether what the page shows is old; renders again when that changes, not with each tick. */
export const useStale = (): boolean =>
  useSyncExternalStore(onTickOrChange, () => freshnessOf(useDashboard.getState().cluster, Date.now()).stale);

function onTickOrChange(listener: () => void): () => void {
  const leaveClock = onTick(listener);
  const leaveStore = useDashboard.subscribe(listener);
  return () => {
    leaveClock();
    leaveStore();
  };
}

function freshnessOf(cluster: ClusterView | undefined, now: number): Freshness {
  if (!cluster) {
    return { age: undefined, stale: false };
  }
  const { asOf, stale, intervalSeconds } = cluster;
  const age = Math.max(0, now - Date.parse(asOf));
  return { age, stale: stale || age > Math.max(1, intervalSeconds) * 1_000 * LATE_INTERVALS };
}
