import { useMemo } from "react";
import { History } from "../chart/History.tsx";
import { nodeSeries } from "../cluster/history.ts";
import { nodesInOrder } from "../cluster/view.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useShownKeys } from "../past/shown.ts";

function LoadPanel() {
  const names = useShownKeys(({ cluster }) => nodesInOrder(cluster).map((node) => node.name));
  const resources = useMemo(() => names.map(nodeSeries), [names]);
  return resources.length === 0 ? (
    <p className="empty">The cluster has not been read yet.</p>
  ) : (
    <History resources={resources} name="the cluster" single />
  );
}

export default definePanel({
  id: "load",
  column: "right",
  order: 20,
  title: "Cluster load",
  fill: true,
  Component: LoadPanel,
});
