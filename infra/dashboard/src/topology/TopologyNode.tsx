import type { KeyboardEvent } from "react";
import { guestsInOrder } from "../cluster/view.ts";
import { percent } from "../look/format.ts";
import { StateShape, statusTone } from "../look/StateMark.tsx";
import { toneText } from "../look/tone.ts";
import { useShown, useShownKeys } from "../past/shown.ts";
import { select } from "../state/store.ts";
import { guestPlaces, labelDistance, NODE_RADIUS, type Place } from "./layout.ts";

const LENGTH = 2 * Math.PI * NODE_RADIUS;

/** A node with its CPU as a ring, its guests around it and its name below. */
export function TopologyNode({ name, place }: { name: string; place: Place }) {
  const node = useShown(({ cluster }) => cluster?.nodes[name]);
  const guests = useShownKeys(({ cluster }) =>
    guestsInOrder(cluster)
      .filter((guest) => guest.node === name)
      .map((guest) => guest.vmid),
  );
  if (!node) {
    return null;
  }
  const open = () => select({ kind: "node", name });
  const dots = guestPlaces(guests.length);
  return (
    <g
      role="button"
      tabIndex={0}
      aria-label={`${name}, ${node.status}, CPU ${percent(node.cpuFraction)}, ${guests.length} guests`}
      className={`topology-node ${toneText[statusTone[node.status]]}`}
      transform={`translate(${place.x} ${place.y})`}
      data-testid="topology-node"
      data-node={name}
      data-status={node.status}
      onClick={open}
      onKeyDown={(event) => onPress(event, open)}
    >
      <circle r={NODE_RADIUS + 5} className="node-ground" />
      <circle r={NODE_RADIUS} className="node-track" />
      <circle
        r={NODE_RADIUS}
        className="node-load"
        strokeDasharray={`${LENGTH * Math.min(1, node.cpuFraction ?? 0)} ${LENGTH}`}
        transform="rotate(-90)"
      />
      <StateShape status={node.status} radius={6} />
      {guests.map((vmid, index) => (
        <GuestDot key={vmid} vmid={vmid} place={dots[index] ?? { x: 0, y: 0 }} />
      ))}
      <text y={labelDistance(guests.length)} textAnchor="middle" className="node-name">
        {name}
      </text>
    </g>
  );
}

function GuestDot({ vmid, place }: { vmid: number; place: Place }) {
  const status = useShown(({ cluster }) => cluster?.guests[vmid]?.status ?? "unknown");
  const name = useShown(({ cluster }) => cluster?.guests[vmid]?.name);
  return (
    <g transform={`translate(${place.x} ${place.y})`} className={toneText[statusTone[status]]}>
      <title>{`${name}: ${status}`}</title>
      <StateShape status={status} radius={3.2} />
    </g>
  );
}

function onPress(event: KeyboardEvent, open: () => void): void {
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    open();
  }
}
