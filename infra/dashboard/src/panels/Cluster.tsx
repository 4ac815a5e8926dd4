import { CircleCheck, CircleHelp, History, OctagonAlert, TriangleAlert } from "lucide-react";
import { toneText } from "../look/tone.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useShown } from "../past/shown.ts";
import { Topology } from "../topology/Topology.tsx";

const words = {
  nominal: { Icon: CircleCheck, tone: "well", text: "Systems nominal" },
  degraded: { Icon: TriangleAlert, tone: "warn", text: "Systems degraded" },
  critical: { Icon: OctagonAlert, tone: "bad", text: "Systems critical" },
  unknown: { Icon: CircleHelp, tone: "warn", text: "Systems unknown" },
  /** Overall words are not remembered; one of now would be wrong here. */
  past: { Icon: History, tone: "quiet", text: "Past state" },
} as const;

function Overall() {
  const status = useShown(({ cluster }) => (cluster ? (cluster.status ?? "past") : "unknown"));
  const { Icon, tone, text } = words[status];
  return (
    <p className={`overall ${toneText[tone]}`} data-testid="overall" data-status={status} role="status">
      <Icon size={26} strokeWidth={1.75} aria-hidden="true" />
      {text}
    </p>
  );
}

function Counts() {
  const cluster = useShown((shown) => shown.cluster);
  const incidents = useShown((shown) => shown.incidents && Object.keys(shown.incidents).length);
  const nodes = Object.values(cluster?.nodes ?? {});
  const guests = Object.values(cluster?.guests ?? {});
  const online = nodes.filter((node) => node.status === "online").length;
  const running = guests.filter((guest) => guest.status === "running").length;
  return (
    <dl className="counts">
      <Count label="Nodes" value={`${online}/${nodes.length} online`} />
      <Count label="Guests" value={`${running}/${guests.length} running`} />
      {incidents === undefined ? null : <Count label="Incidents" value={`${incidents} open`} />}
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
  const known = useShown(({ cluster }) => cluster !== undefined);
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
