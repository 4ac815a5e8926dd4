import { Unplug } from "lucide-react";
import { clock } from "../look/format.ts";
import { useDashboard } from "../state/store.ts";

/** Says that what is on the page is no longer live, and since when. */
export function OfflineBanner() {
  const { phase, since } = useDashboard((state) => state.link);
  return (
    <div role="status">
      {phase === "offline" ? (
        <p className="offline-banner">
          <Unplug size={15} className="shrink-0" aria-hidden="true" />
          Offline since {clock(since)}. This is the last known state; reconnecting by itself.
        </p>
      ) : null}
    </div>
  );
}
