import { useShallow } from "zustand/react/shallow";
import { type DashboardState, useDashboard } from "./store.ts";

/** A list of keys from the store; renders again only when a key comes, goes or moves. */
export const useKeys = <T extends string | number>(keysOf: (state: DashboardState) => T[]): T[] =>
  useDashboard(useShallow(keysOf));
