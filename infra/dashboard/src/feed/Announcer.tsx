import { useDashboard } from "../state/store.ts";
import { isNarrow, shows } from "./query.ts";
import { countOf } from "./words.ts";

/** Tells screen readers, politely, what happened last; the list itself changes too often while scrolling. */
export function Announcer() {
  const newest = useDashboard(({ feed, events }) =>
    events[0] && feed.query.words === "" && shows(feed.query, events[0]) ? events[0] : undefined,
  );
  const found = useDashboard(({ feed }) =>
    isNarrow(feed.query) && feed.progress.kind === "read"
      ? countOf(feed.found?.length ?? 0, true, feed.progress.end)
      : "",
  );
  return (
    <>
      <p className="sr-only" role="status" data-testid="found">
        {found}
      </p>
      <p className="sr-only" aria-live="polite">
        {newest ? `${newest.severity}: ${newest.title}` : ""}
      </p>
    </>
  );
}
