import { useMemo } from "react";
import { nodeSeries } from "../cluster/history.ts";
import { clusterLoad } from "../cluster/load.ts";
import { nodesInOrder } from "../cluster/view.ts";
import { LoadChart } from "../look/LoadChart.tsx";
import { definePanel } from "../panel/definePanel.ts";
import { useShown, useShownKeys } from "../past/shown.ts";

function LoadPanel() {
  const names = useShownKeys(({ cluster }) => nodesInOrder(cluster).map((node) => node.name));
  const history = useShown((shown) => shown.history);
  const samples = useMemo(
    () => clusterLoad(names.map((name) => history[nodeSeries(name)] ?? [])),
    [names, history],
  );
  return <LoadChart samples={samples} />;
}

export default definePanel({
  id: "load",
  column: "right",
  order: 20,
  title: "Cluster load, last hour",
  fill: true,
  Component: LoadPanel,
});
