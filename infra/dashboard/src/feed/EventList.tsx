import { useVirtualizer } from "@tanstack/react-virtual";
import { useEffect, useRef } from "react";
import { useDashboard } from "../state/store.ts";
import { EmptyFeed } from "./EmptyFeed.tsx";
import { EventRow } from "./EventRow.tsx";
import { shownEvents } from "./feed.ts";
import { OlderEvents } from "./OlderEvents.tsx";

const TYPICAL_ROW = 62;

/** A hidden row (the other tab of a phone) has no height; zero would confuse the list when it is shown again. */
const heightOf = (row: Element) => row.getBoundingClientRect().height || TYPICAL_ROW;

/** The feed: only the rows in view are in the page, however long it is. */
export function EventList({ onClear }: { onClear: () => void }) {
  const box = useRef<HTMLDivElement>(null);
  const events = useDashboard((state) => shownEvents(state.feed, state.events));
  const query = useDashboard((state) => state.feed.query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever asks for something else begins with the newest
  useEffect(() => {
    box.current?.scrollTo({ top: 0 });
  }, [query]);
  const rows = useVirtualizer({
    count: events.length,
    getScrollElement: () => box.current,
    estimateSize: () => TYPICAL_ROW,
    getItemKey: (index) => events[index]?.id ?? index,
    measureElement: heightOf,
    overscan: 6,
  });
  return (
    <div ref={box} className="scroll" role="region" aria-label="Activity, newest first" tabIndex={0}>
      {events.length === 0 ? <EmptyFeed onClear={onClear} /> : null}
      <div role="list" className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((item) => {
          const event = events[item.index];
          return event ? (
            <div
              key={item.key}
              ref={rows.measureElement}
              data-index={item.index}
              role="listitem"
              aria-posinset={item.index + 1}
              aria-setsize={events.length}
              className="event-place"
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <EventRow event={event} />
            </div>
          ) : null;
        })}
      </div>
      <OlderEvents shown={events.length} />
    </div>
  );
}
