import { nodesInOrder } from "../cluster/view.ts";
import { useSize } from "../look/useSize.ts";
import { useShown, useShownKeys } from "../past/shown.ts";
import { centre, nodePlace } from "./layout.ts";
import { NodeLink } from "./NodeLink.tsx";
import { TopologyNode } from "./TopologyNode.tsx";

/** The cluster as a picture: nodes on a ring, their guests around them, links as wide as their traffic. */
export function Topology() {
  const [ref, size] = useSize<HTMLDivElement>();
  const names = useShownKeys(({ cluster }) => nodesInOrder(cluster).map((node) => node.name));
  const running = useShown(
    ({ cluster }) =>
      Object.values(cluster?.guests ?? {}).filter((guest) => guest.status === "running").length,
  );
  const middle = centre(size);
  const drawn = size.width > 0 && size.height > 0;
  return (
    <div ref={ref} className="topology">
      {drawn ? (
        <svg width={size.width} height={size.height} role="group" aria-label="Topology of the cluster">
          {names.map((name, index) => (
            <NodeLink key={name} name={name} from={middle} to={nodePlace(index, names.length, size)} />
          ))}
          <g transform={`translate(${middle.x} ${middle.y})`} className="text-accent">
            <circle r="40" className="core-ground" />
            <circle r="38" className="core-ring slow-turn" strokeDasharray="17 4.9" />
            <circle r="31" className="core-hairline" />
            <text y="3" textAnchor="middle" className="core-digits">
              {running}
            </text>
            <text y="17" textAnchor="middle" className="core-label">
              running
            </text>
          </g>
          {names.map((name, index) => (
            <TopologyNode key={name} name={name} place={nodePlace(index, names.length, size)} />
          ))}
        </svg>
      ) : null}
    </div>
  );
}
