import { LoadChart } from "../look/LoadChart.tsx";
import { useDashboard } from "../state/store.ts";

/** CPU and RAM of one resource over the last hour. */
export function HourChart({ resource }: { resource: string }) {
  return <LoadChart samples={useDashboard((state) => state.history[resource])} />;
}
