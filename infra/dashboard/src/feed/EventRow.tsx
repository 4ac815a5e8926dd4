import { memo } from "react";
import { moment } from "../look/format.ts";
import { SeverityMark, severityTone } from "../look/SeverityMark.tsx";
import type { FeedEvent } from "../wire/records.ts";

export const EventRow = memo(function EventRow({ event }: { event: FeedEvent }) {
  const where = [event.node, event.target === event.node ? undefined : event.target].filter(Boolean);
  return (
    <article
      className={`event event-${severityTone[event.severity]}`}
      data-testid="event"
      data-id={event.id}
      data-severity={event.severity}
      data-type={event.type}
    >
      <div className="event-head">
        <time dateTime={event.timestamp}>{moment(Date.parse(event.timestamp), Date.now())}</time>
        <SeverityMark severity={event.severity} />
        <span className="event-where">{where.join(" / ")}</span>
        <span className="label">{event.source}</span>
      </div>
      <h3 className="event-title">{event.title}</h3>
      {event.message && event.message !== event.title ? (
        <p className="event-message">{event.message}</p>
      ) : null}
    </article>
  );
});
