import { History } from "lucide-react";
import { momentAfter } from "./stops.ts";
import { lookAt } from "./travel.ts";

/** From an event to the cluster of its time. */
export function SeeThen({ timestamp }: { timestamp: string }) {
  const at = Date.parse(timestamp);
  return Number.isFinite(at) ? (
    <button
      type="button"
      className="see-then"
      aria-label="See the cluster then"
      title="See the cluster then"
      onClick={() => lookAt(momentAfter(at, Date.now()))}
    >
      <History size={13} aria-hidden="true" />
    </button>
  ) : null;
}
