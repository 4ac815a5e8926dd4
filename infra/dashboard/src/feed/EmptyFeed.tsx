import { useDashboard } from "../state/store.ts";
import { isFiltered, isNarrow } from "./query.ts";
import { inWords } from "./words.ts";

/** In place of a feed without events: what was looked for, and the way back to all of them. */
export function EmptyFeed({ onClear }: { onClear: () => void }) {
  const progress = useDashboard((state) => state.feed.progress);
  const query = useDashboard((state) => state.feed.query);
  if (!isNarrow(query)) {
    return <p className="empty">Nothing to show yet.</p>;
  }
  if (progress.kind !== "read") {
    return progress.kind === "failed" ? null : <p className="empty">Looking …</p>;
  }
  return (
    <div className="empty flex flex-col items-start gap-2">
      <p>There are no events {inWords(query)}.</p>
      {isFiltered(query) ? (
        <button type="button" className="filter" onClick={onClear}>
          Clear filters
        </button>
      ) : null}
    </div>
  );
}
