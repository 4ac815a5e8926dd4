import { DatabaseZap, History, Unplug } from "lucide-react";
import { clock } from "../look/format.ts";
import { useStale } from "../look/freshness.ts";
import { usePast } from "../past/shown.ts";
import { loadHealth } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { useAskedFor } from "../state/useAskedFor.ts";
import { Banner } from "./Banner.tsx";

/** Says that what is on the page is no longer as it is, since when, and why where that is known. */
export function StateBanner() {
  const { phase, since } = useDashboard((state) => state.link);
  const asOf = useDashboard((state) => state.cluster?.asOf);
  const trouble = useDashboard((state) => state.databaseTrouble);
  const past = usePast() !== undefined;
  const stale = useStale();
  const offline = phase === "offline";
  // Nobody pushes why nothing moves.
  const unexplained = stale || trouble !== undefined;
  useAskedFor(loadHealth, unexplained, unexplained);
  return (
    <div role="status">
      {trouble ? (
        <Banner tone="text-bad" icon={DatabaseZap}>
          Nothing can be recorded: {trouble}.
        </Banner>
      ) : null}
      {offline ? (
        <Banner tone="text-bad" icon={Unplug}>
          Offline since {clock(since)}.{" "}
          {past ? "What was read of the past stays" : "This is the last known state"}; reconnecting by itself.
        </Banner>
      ) : null}
      {!offline && stale && asOf ? (
        <Banner tone="text-warn" icon={History}>
          The cluster was last read at {clock(Date.parse(asOf))}.{" "}
          {past ? "Panels marked Live may have changed since." : "What is shown may have changed since."}
        </Banner>
      ) : null}
    </div>
  );
}
