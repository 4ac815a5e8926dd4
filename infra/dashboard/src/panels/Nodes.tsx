import { ArrowDown, ArrowUp } from "lucide-react";
import { fraction } from "../cluster/history.ts";
import { nodesInOrder } from "../cluster/view.ts";
import { celsius, rate } from "../look/format.ts";
import { ArcMeter } from "../look/Meter.tsx";
import { StateMark } from "../look/StateMark.tsx";
import { definePanel } from "../panel/definePanel.ts";
import { useShown, useShownKeys } from "../past/shown.ts";
import { select } from "../state/store.ts";

function NodesPanel() {
  const names = useShownKeys(({ cluster }) => nodesInOrder(cluster).map((node) => node.name));
  return (
    <ul className="node-cards">
      {names.map((name) => (
        <NodeCard key={name} name={name} />
      ))}
    </ul>
  );
}

function NodeCard({ name }: { name: string }) {
  const node = useShown(({ cluster }) => cluster?.nodes[name]);
  if (!node) {
    return null;
  }
  // A node that is not seen has no figures: an empty gauge is not the same as an idle node.
  const seen = node.status === "online" ? node : undefined;
  const temperature = seen?.vitals?.temperatureCelsius ?? undefined;
  return (
    <li className="node-card" data-testid="node" data-node={name} data-status={node.status}>
      <button
        type="button"
        className="node-card-head"
        aria-haspopup="dialog"
        onClick={() => select({ kind: "node", name })}
      >
        <span className="node-card-name">{name}</span>
        <StateMark status={node.status} />
      </button>
      <div className="grid auto-cols-fr grid-flow-col gap-1.5">
        <ArcMeter name={`${name} CPU`} label="CPU" fraction={seen?.cpuFraction ?? undefined} />
        <ArcMeter
          name={`${name} RAM`}
          label="RAM"
          fraction={fraction(seen?.memoryUsedBytes, node.memoryBytes)}
        />
        <ArcMeter
          name={`${name} disk`}
          label="Disk"
          fraction={fraction(seen?.diskUsedBytes, node.diskBytes)}
        />
        {temperature === undefined ? null : (
          <ArcMeter
            name={`${name} temperature`}
            label="°C"
            fraction={temperature / 100}
            valueText={celsius(temperature)}
          />
        )}
      </div>
      <p className="node-flow">
        <Flow Icon={ArrowDown} word="Network in" amount={seen?.networkInBytesPerSecond} />
        <Flow Icon={ArrowUp} word="Network out" amount={seen?.networkOutBytesPerSecond} />
      </p>
    </li>
  );
}

interface FlowProps {
  Icon: typeof ArrowDown;
  word: string;
  amount: number | null | undefined;
}

function Flow({ Icon, word, amount }: FlowProps) {
  return (
    <span className="inline-flex items-center gap-1" title={word}>
      <Icon size={11} className="text-accent" aria-hidden="true" />
      <span className="sr-only">{word} </span>
      {rate(amount)}
    </span>
  );
}

export default definePanel({
  id: "nodes",
  column: "left",
  order: 20,
  title: "Nodes",
  Component: NodesPanel,
});
