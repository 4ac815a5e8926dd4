import { useDashboard } from "../state/store.ts";
import { read } from "./asking.ts";
import { FEED_LIMIT } from "./events.ts";
import { isFiltered } from "./query.ts";

/** Fetches what happened before the oldest event that is shown. */
export function OlderEvents({ shown }: { shown: number }) {
  const progress = useDashboard((state) => state.feed.progress);
  const narrow = useDashboard((state) => isFiltered(state.feed.query));
  const failed = progress.kind === "failed";
  const concernsWhole = progress.kind !== "read" && progress.part === "whole";
  if (shown >= FEED_LIMIT || concernsWhole || (shown === 0 && !failed)) {
    return null;
  }
  if (progress.kind === "read" && progress.end) {
    return (
      <p className="empty">{narrow ? "Nothing older was found." : "This is where the memory begins."}</p>
    );
  }
  const busy = progress.kind === "due" || progress.kind === "asking";
  return (
    <div className="flex flex-col items-center gap-1 p-3">
      <button
        type="button"
        className="filter"
        aria-disabled={busy}
        onClick={() => busy || void read("older")}
      >
        {busy ? "Reading" : failed ? "Try again" : "Show older events"}
      </button>
      {failed ? (
        <p role="alert" className="text-warn">
          {progress.reason}
        </p>
      ) : null}
    </div>
  );
}
