import { useDashboard } from "../state/store.ts";
import { useNow } from "./useNow.ts";

/** A poll may be late by this many intervals before its data count as stale. */
const LATE_INTERVALS = 3;

export interface Freshness {
  /** How old the state is, in milliseconds; undefined while there is none. */
  readonly age: number | undefined;
  readonly stale: boolean;
}

/** How old what the page shows is, ticking each second. */
export function useFreshness(): Freshness {
  const asOf = useDashboard((state) => state.cluster?.asOf);
  const saidStale = useDashboard((state) => state.cluster?.stale ?? false);
  const intervalSeconds = useDashboard((state) => state.cluster?.intervalSeconds ?? 0);
  const now = useNow();
  if (asOf === undefined) {
    return { age: undefined, stale: false };
  }
  const age = Math.max(0, now - Date.parse(asOf));
  return { age, stale: saidStale || age > Math.max(1, intervalSeconds) * 1_000 * LATE_INTERVALS };
}
