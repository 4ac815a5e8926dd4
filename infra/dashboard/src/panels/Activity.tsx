import { useEffect, useRef } from "react";
import { Announcer } from "../feed/Announcer.tsx";
import { clearFilters, read } from "../feed/asking.ts";
import { EventList } from "../feed/EventList.tsx";
import { FeedNotice } from "../feed/FeedNotice.tsx";
import { Filters } from "../feed/Filters.tsx";
import { shownEvents } from "../feed/feed.ts";
import { isFiltered } from "../feed/query.ts";
import { countOf } from "../feed/words.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";

function ActivityPanel() {
  const progress = useDashboard((state) => state.feed.progress);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (progress.kind === "due") {
      void read(progress.part);
    }
  }, [progress]);
  const clear = () => {
    clearFilters();
    first.current?.focus();
  };
  return (
    <>
      <Filters first={first} onClear={clear} />
      <FeedNotice />
      <EventList onClear={clear} />
      <Announcer />
    </>
  );
}

function EventCount() {
  const text = useDashboard(({ feed, events }) =>
    feed.progress.kind === "due" || feed.progress.kind === "asking"
      ? "looking …"
      : countOf(
          shownEvents(feed, events).length,
          // The rows that a failed search left are not what it found.
          isFiltered(feed.query) && !(feed.progress.kind === "failed" && feed.progress.part === "whole"),
          feed.progress.kind === "read" && feed.progress.end,
        ),
  );
  return <span>{text}</span>;
}

export default definePanel({
  id: "activity",
  column: "middle",
  order: 20,
  title: "Activity",
  tells: "moment",
  fill: true,
  Aside: EventCount,
  Component: ActivityPanel,
});
