import { History } from "lucide-react";
import { useDashboard } from "../state/store.ts";
import { momentAfter, REACH_MS } from "./stops.ts";
import { lookAt } from "./travel.ts";
import { dayAndMinute } from "./words.ts";

/** From an event to the cluster of its time, as far as that is remembered. */
export function SeeThen({ timestamp }: { timestamp: string }) {
  const at = Date.parse(timestamp);
  const remembered = useDashboard(
    ({ memory }) => at >= Math.max(Date.now() - REACH_MS, memory.since ?? Number.POSITIVE_INFINITY),
  );
  const look = () => {
    // On a phone the cluster stands in another section than the events.
    useDashboard.setState({ section: "cluster" });
    lookAt(momentAfter(at, Date.now()));
  };
  return remembered ? (
    <button
      type="button"
      className="see-then"
      aria-label={`See the cluster then, ${dayAndMinute(at)}`}
      title="See the cluster then"
      onClick={look}
    >
      <History size={13} aria-hidden="true" />
    </button>
  ) : null;
}
