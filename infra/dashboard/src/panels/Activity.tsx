import { useMemo, useState } from "react";
import { Announcer } from "../feed/Announcer.tsx";
import { EventList } from "../feed/EventList.tsx";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";
import type { Severity } from "../wire/records.ts";

type Filter = "all" | "warnings" | "errors";

const filters: Record<Filter, { label: string; shows: readonly Severity[] }> = {
  all: { label: "All", shows: ["info", "warning", "error", "critical"] },
  warnings: { label: "Warnings and up", shows: ["warning", "error", "critical"] },
  errors: { label: "Errors and up", shows: ["error", "critical"] },
};

function ActivityPanel() {
  const events = useDashboard((state) => state.events);
  const [filter, setFilter] = useState<Filter>("all");
  const shown = useMemo(
    () => events.filter((event) => filters[filter].shows.includes(event.severity)),
    [events, filter],
  );
  return (
    <>
      <fieldset className="filters">
        <legend className="sr-only">Show events by severity</legend>
        {(Object.keys(filters) as Filter[]).map((key) => (
          <button
            key={key}
            type="button"
            className="filter"
            aria-pressed={key === filter}
            onClick={() => setFilter(key)}
          >
            {filters[key].label}
          </button>
        ))}
      </fieldset>
      <EventList events={shown} />
      <Announcer />
    </>
  );
}

function EventCount() {
  const count = useDashboard((state) => state.events.length);
  return (
    <span>
      {count} {count === 1 ? "event" : "events"}
    </span>
  );
}

export default definePanel({
  id: "activity",
  column: "middle",
  order: 20,
  title: "Activity",
  fill: true,
  Aside: EventCount,
  Component: ActivityPanel,
});
