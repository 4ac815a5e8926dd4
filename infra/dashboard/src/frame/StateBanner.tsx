import { DatabaseZap, History, Unplug } from "lucide-react";
import { useEffect } from "react";
import { clock } from "../look/format.ts";
import { useStale } from "../look/freshness.ts";
import { usePast } from "../past/shown.ts";
import { loadHealth } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";

/** Nobody pushes why nothing moves; it is asked for while nothing does. */
const BETWEEN_QUESTIONS_MS = 15_000;

/** Says that what is on the page is no longer as it is, since when, and why where that is known. */
export function StateBanner() {
  const { phase, since } = useDashboard((state) => state.link);
  const asOf = useDashboard((state) => state.cluster?.asOf);
  const trouble = useDashboard((state) => state.databaseTrouble);
  const past = usePast() !== undefined;
  const stale = useStale();
  const asking = stale || trouble !== undefined;
  useEffect(() => {
    if (!asking) {
      return;
    }
    void loadHealth();
    const timer = setInterval(() => void loadHealth(), BETWEEN_QUESTIONS_MS);
    return () => clearInterval(timer);
  }, [asking]);
  return (
    <div role="status">
      {trouble ? (
        <p className="banner text-bad">
          <DatabaseZap size={15} className="shrink-0" aria-hidden="true" />
          Nothing can be recorded: {trouble}.
        </p>
      ) : null}
      {bannerFor()}
    </div>
  );

  function bannerFor() {
    if (phase === "offline") {
      return (
        <p className="banner text-bad">
          <Unplug size={15} className="shrink-0" aria-hidden="true" />
          Offline since {clock(since)}.{" "}
          {past ? "What was read of the past stays" : "This is the last known state"}; reconnecting by itself.
        </p>
      );
    }
    return stale && asOf ? (
      <p className="banner text-warn">
        <History size={15} className="shrink-0" aria-hidden="true" />
        The cluster was last read at {clock(Date.parse(asOf))}.{" "}
        {past ? "Panels marked Live may have changed since." : "What is shown may have changed since."}
      </p>
    ) : null;
  }
}
