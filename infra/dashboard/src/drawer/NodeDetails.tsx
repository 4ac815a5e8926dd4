import { History } from "../chart/History.tsx";
import { nodeSeries } from "../cluster/history.ts";
import { guestsInOrder } from "../cluster/view.ts";
import { Facts } from "../look/Facts.tsx";
import { bytes, duration, percent, rate } from "../look/format.ts";
import { StateMark } from "../look/StateMark.tsx";
import { useNow } from "../look/useNow.ts";
import { usePast, useShown } from "../past/shown.ts";
import { NodeRecords } from "./NodeRecords.tsx";
import { vitalsFacts } from "./vitalsFacts.ts";

export function NodeDetails({ name }: { name: string }) {
  const node = useShown(({ cluster }) => cluster?.nodes[name]);
  const cluster = useShown((shown) => shown.cluster);
  const now = useNow();
  const past = usePast();
  if (!node) {
    return <p className="empty">There is no such node at this time.</p>;
  }
  const guests = guestsInOrder(cluster).filter((guest) => guest.node === name);
  const running = guests.filter((guest) => guest.status === "running").length;
  return (
    <>
      <h2 className="drawer-title">{name}</h2>
      <StateMark status={node.status} />
      <History resources={[nodeSeries(name)]} name={name} />
      <Facts
        facts={[
          ["Address", node.address],
          ["Up for", node.startedAt ? duration((past?.asOf ?? now) - Date.parse(node.startedAt)) : undefined],
          ["CPU", `${percent(node.cpuFraction)} of ${node.cpus ?? "–"} cores`],
          ["RAM", `${bytes(node.memoryUsedBytes)} of ${bytes(node.memoryBytes)}`],
          ["Disk", `${bytes(node.diskUsedBytes)} of ${bytes(node.diskBytes)}`],
          ...vitalsFacts(node.vitals),
          ["Network in", rate(node.networkInBytesPerSecond)],
          ["Network out", rate(node.networkOutBytesPerSecond)],
          ["Guests", `${running} of ${guests.length} running`],
        ]}
      />
      {past ? (
        <p className="empty">A node's own storages and incidents are told of now only.</p>
      ) : (
        <NodeRecords name={name} />
      )}
    </>
  );
}
