import { CircleCheck } from "lucide-react";
import { memo } from "react";
import { moment } from "../look/format.ts";
import { SeverityMark, severityTone } from "../look/SeverityMark.tsx";
import { SeeThen } from "../past/SeeThen.tsx";
import type { FeedEvent } from "../wire/records.ts";

const resolvers: Readonly<Record<string, string>> = { jarvis: "JARVIS", user: "a person" };

export const EventRow = memo(function EventRow({ event }: { event: FeedEvent }) {
  // What never needed anybody counts as resolved from its beginning, by nobody: that is no news.
  const resolved = event.resolved && event.resolvedBy ? event.resolvedBy : undefined;
  const where = [event.node, event.target === event.node ? undefined : event.target].filter(Boolean);
  return (
    <article
      className={`event event-${resolved ? "quiet" : severityTone[event.severity]}`}
      data-testid="event"
      data-id={event.id}
      data-severity={event.severity}
      data-type={event.type}
      data-resolved={resolved}
    >
      <div className="event-head">
        <time dateTime={event.timestamp}>{moment(Date.parse(event.timestamp), Date.now())}</time>
        <SeverityMark severity={event.severity} />
        <span className="event-where">{where.join(" / ")}</span>
        <span className="label">{event.source}</span>
        <SeeThen timestamp={event.timestamp} />
      </div>
      <h3 className="event-title">{event.title}</h3>
      {event.message && event.message !== event.title ? (
        <p className="event-message">{event.message}</p>
      ) : null}
      {resolved ? (
        <p className="event-resolved">
          <CircleCheck size={13} className="text-accent" aria-hidden="true" />
          Resolved by {resolvers[resolved] ?? resolved}
          {event.resolvedAt ? `, ${moment(Date.parse(event.resolvedAt), Date.now())}` : null}
        </p>
      ) : null}
    </article>
  );
});
