import { CircleCheck, CircleHelp, OctagonAlert, TriangleAlert } from "lucide-react";
import { toneText } from "../look/tone.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";
import { Topology } from "../topology/Topology.tsx";

const words = {
  nominal: { Icon: CircleCheck, tone: "well" },
  degraded: { Icon: TriangleAlert, tone: "warn" },
  critical: { Icon: OctagonAlert, tone: "bad" },
  unknown: { Icon: CircleHelp, tone: "warn" },
} as const;

function Overall() {
  const status = useDashboard((state) => state.cluster?.status ?? "unknown");
  const { Icon, tone } = words[status];
  return (
    <p className={`overall ${toneText[tone]}`} data-testid="overall" data-status={status} role="status">
      <Icon size={26} strokeWidth={1.75} aria-hidden="true" />
      Systems {status}
    </p>
  );
}

function Counts() {
  const cluster = useDashboard((state) => state.cluster);
  const incidents = useDashboard((state) => Object.keys(state.incidents).length);
  const nodes = Object.values(cluster?.nodes ?? {});
  const guests = Object.values(cluster?.guests ?? {});
  const online = nodes.filter((node) => node.status === "online").length;
  const running = guests.filter((guest) => guest.status === "running").length;
  return (
    <dl className="counts">
      <Count label="Nodes" value={`${online}/${nodes.length} online`} />
      <Count label="Guests" value={`${running}/${guests.length} running`} />
      <Count label="Incidents" value={`${incidents} open`} />
    </dl>
  );
}

function Count({ label, value }: { label: string; value: string }) {
  return (
    <div className="count">
      <dt className="label">{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

function ClusterPanel() {
  const known = useDashboard((state) => state.cluster !== undefined);
  return (
    <>
      <Overall />
      {known ? (
        <>
          <Counts />
          <Topology />
        </>
      ) : (
        <p className="empty">The cluster has not been read yet.</p>
      )}
    </>
  );
}

export default definePanel({
  id: "cluster",
  column: "left",
  order: 10,
  title: "Cluster",
  fill: true,
  Component: ClusterPanel,
});
