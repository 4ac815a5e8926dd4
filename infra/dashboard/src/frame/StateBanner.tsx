import { History, Unplug } from "lucide-react";
import { clock } from "../look/format.ts";
import { useFreshness } from "../look/freshness.ts";
import { useDashboard } from "../state/store.ts";

/** Says that what is on the page is no longer as it is, and since when. */
export function StateBanner() {
  const { phase, since } = useDashboard((state) => state.link);
  const asOf = useDashboard((state) => state.cluster?.asOf);
  const { stale } = useFreshness();
  return <div role="status">{bannerFor()}</div>;

  function bannerFor() {
    if (phase === "offline") {
      return (
        <p className="banner text-bad">
          <Unplug size={15} className="shrink-0" aria-hidden="true" />
          Offline since {clock(since)}. This is the last known state; reconnecting by itself.
        </p>
      );
    }
    return stale && asOf ? (
      <p className="banner text-warn">
        <History size={15} className="shrink-0" aria-hidden="true" />
        The cluster was last read at {clock(Date.parse(asOf))}. What is shown may have changed since.
      </p>
    ) : null;
  }
}
