import { useShown } from "../past/shown.ts";
import { linkWidth, type Place } from "./layout.ts";

/** The line from the middle to a node; dashes run along it while there is traffic. */
export function NodeLink({ name, from, to }: { name: string; from: Place; to: Place }) {
  const node = useShown(({ cluster }) => cluster?.nodes[name]);
  const online = node?.status === "online";
  const flow = (node?.networkInBytesPerSecond ?? 0) + (node?.networkOutBytesPerSecond ?? 0);
  const line = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
  return (
    <g className={online ? "text-accent" : "text-soft"}>
      <line {...line} className="link" strokeDasharray={online ? undefined : "2 5"} />
      {online && flow > 0 ? <line {...line} className="link-flow" strokeWidth={linkWidth(flow)} /> : null}
    </g>
  );
}
