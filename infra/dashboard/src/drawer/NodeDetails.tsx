import { useMemo } from "react";
import { History } from "../chart/History.tsx";
import { nodeSeries } from "../cluster/history.ts";
import { Facts } from "../look/Facts.tsx";
import { bytes, percent, rate } from "../look/format.ts";
import { StateMark } from "../look/StateMark.tsx";
import { type Shown, usePast, useShown } from "../past/shown.ts";
import { NodeRecords } from "./NodeRecords.tsx";
import { UpFor } from "./UpFor.tsx";
import { vitalsFacts } from "./vitalsFacts.ts";

export function NodeDetails({ name }: { name: string }) {
  const node = useShown(({ cluster }) => cluster?.nodes[name]);
  const all = useShown((shown) => guestsOn(shown, name).length);
  const running = useShown(
    (shown) => guestsOn(shown, name).filter(({ status }) => status === "running").length,
  );
  const past = usePast() !== undefined;
  const resources = useMemo(() => [nodeSeries(name)], [name]);
  if (!node) {
    return <p className="empty">There is no such node at this time.</p>;
  }
  const upFor = node.startedAt ? <UpFor startedAt={node.startedAt} /> : undefined;
  return (
    <>
      <h2 className="drawer-title">{name}</h2>
      <StateMark status={node.status} />
      <History resources={resources} name={name} />
      <Facts
        facts={[
          ["Address", node.address],
          ["Up for", upFor],
          ["CPU", `${percent(node.cpuFraction)} of ${node.cpus ?? "–"} cores`],
          ["RAM", `${bytes(node.memoryUsedBytes)} of ${bytes(node.memoryBytes)}`],
          ["Disk", `${bytes(node.diskUsedBytes)} of ${bytes(node.diskBytes)}`],
          ...vitalsFacts(node.vitals),
          ["Network in", rate(node.networkInBytesPerSecond)],
          ["Network out", rate(node.networkOutBytesPerSecond)],
          ["Guests", `${running} of ${all} running`],
        ]}
      />
      {past ? (
        <p className="empty">Storages and incidents of a node are known for now only.</p>
      ) : (
        <NodeRecords name={name} />
      )}
    </>
  );
}

const guestsOn = ({ cluster }: Shown, name: string) =>
  Object.values(cluster?.guests ?? {}).filter(({ node }) => node === name);
