import { useMemo } from "react";
import { History } from "../chart/History.tsx";
import { guestSeries } from "../cluster/history.ts";
import { Facts } from "../look/Facts.tsx";
import { bytes, percent, rate } from "../look/format.ts";
import { StateMark } from "../look/StateMark.tsx";
import { useShown } from "../past/shown.ts";
import { UpFor } from "./UpFor.tsx";

const kinds = { qemu: "virtual machine", lxc: "container", unknown: "unknown" } as const;

export function GuestDetails({ vmid }: { vmid: number }) {
  const guest = useShown(({ cluster }) => cluster?.guests[vmid]);
  const resources = useMemo(() => [guestSeries(vmid)], [vmid]);
  if (!guest) {
    return <p className="empty">There is no such guest at this time.</p>;
  }
  const upFor = guest.startedAt ? <UpFor startedAt={guest.startedAt} /> : undefined;
  return (
    <>
      <h2 className="drawer-title">{guest.name}</h2>
      <StateMark status={guest.status} />
      <History resources={resources} name={guest.name} />
      <Facts
        facts={[
          ["Id", vmid],
          ["Kind", guest.template ? `template of a ${kinds[guest.type]}` : kinds[guest.type]],
          ["Node", guest.node],
          ["Up for", upFor],
          ["CPU", `${percent(guest.cpuFraction)} of ${guest.cpus ?? "–"} cores`],
          ["RAM", `${bytes(guest.memoryUsedBytes)} of ${bytes(guest.memoryBytes)}`],
          ["Disk", `${bytes(guest.diskUsedBytes)} of ${bytes(guest.diskBytes)}`],
          ["Network in", rate(guest.networkInBytesPerSecond)],
          ["Network out", rate(guest.networkOutBytesPerSecond)],
          ["High availability", guest.haState],
          ["Locked for", guest.lock],
          ["Tags", guest.tags?.join(", ")],
        ]}
      />
    </>
  );
}
