import type { History } from "../cluster/history.ts";
import type { ClusterView } from "../cluster/view.ts";
import type { Incidents } from "../feed/incidents.ts";
import { type DashboardState, useDashboard } from "../state/store.ts";
import { useKeys } from "../state/useKeys.ts";

/** What there is to see of the cluster, of now or of a past moment. */
export type ShownCluster = Pick<ClusterView, "nodes" | "guests" | "storages"> & {
  /** Undefined where it is not remembered. */
  readonly status?: ClusterView["status"];
};

/** What panels show: all of it is of one time, so that they need not know which. */
export interface Shown {
  readonly cluster: ShownCluster | undefined;
  readonly history: History;
  /** Undefined where it is not remembered. */
  readonly incidents: Incidents | undefined;
}

/** A past moment as it was read. */
export interface Past extends Shown {
  /** What was asked for, in milliseconds since 1970, as all times here. */
  readonly at: number;
  /** When the figures were read. */
  readonly asOf: number;
  /** When names and sizes were read. */
  readonly snapshotAt: number;
  /** Whether nothing was read for minutes before it: JARVIS did not watch then. */
  readonly stale: boolean;
}

/** A moment that somebody looks at. */
export interface Moment {
  /** What is asked for. */
  readonly at: number;
  readonly progress:
    | { readonly kind: "reading" }
    | { readonly kind: "read" }
    | { readonly kind: "failed"; readonly reason: string };
  /** The last moment that was read: what the page shows until the one that is asked for is read, too. */
  readonly past: Past | undefined;
}

/** The one decision of which view is shown: the past moment that was read, or else the live state; never parts of both. */
export const shownOf = (state: DashboardState): Shown => state.moment?.past ?? state;

/** A part of what is shown; renders again only when that part changes. */
export const useShown = <T>(partOf: (shown: Shown) => T): T =>
  useDashboard((state) => partOf(shownOf(state)));

/** A list of keys of what is shown; renders again only when a key comes, goes or moves. */
export const useShownKeys = <T extends string | number>(keysOf: (shown: Shown) => T[]): T[] =>
  useKeys((state) => keysOf(shownOf(state)));

/** The past moment that is shown; undefined while the page is live. */
export const usePast = (): Past | undefined => useDashboard((state) => state.moment?.past);
