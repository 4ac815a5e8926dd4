import { LoadChart } from "../look/LoadChart.tsx";
import { useShown } from "../past/shown.ts";

/** CPU and RAM of one resource over the last hour. */
export function HourChart({ resource }: { resource: string }) {
  return <LoadChart samples={useShown(({ history }) => history[resource])} />;
}
