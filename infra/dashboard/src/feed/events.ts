import type { FeedEvent, Incident } from "../wire/records.ts";

/** More than anyone scrolls through, little enough to keep for days. */
export const FEED_LIMIT = 2_000;

/**
 * Events, newest first, after the arrivals (oldest first). One that is announced again takes the place of its row, and
 * one older than all that is loaded is left to the page that it belongs to.
 */
export function withArrivals(
  events: readonly FeedEvent[],
  arrivals: readonly FeedEvent[],
): readonly FeedEvent[] {
  const oldest = events.at(-1);
  const mine = arrivals.filter((event) => !oldest || placeOf(event) >= placeOf(oldest));
  return mine.length === 0 ? events : inOrder([...events, ...mine]);
}

/** Events, newest first, with older ones (newest first) below. */
export const withOlder = (events: readonly FeedEvent[], older: readonly FeedEvent[]): readonly FeedEvent[] =>
  inOrder([...older, ...events]);

/** Newest first, each once: the last one given of those with one id. */
function inOrder(events: readonly FeedEvent[]): readonly FeedEvent[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return [...byId.values()].sort((a, b) => placeOf(b) - placeOf(a)).slice(0, FEED_LIMIT);
}

/** Ids grow with the order in which events were recorded. */
export const placeOf = (event: FeedEvent) => Number(event.id);

export const newestOf = (events: readonly FeedEvent[]) => (events[0] ? placeOf(events[0]) : 0);

/**
 * The alerts of incidents that have ended are resolved: the server marks them with the incident, and announces that alone.
 * Answers the same events where none of them was waiting.
 */
export function withEnded(
  events: readonly FeedEvent[],
  incidents: readonly Incident[],
): readonly FeedEvent[] {
  const ended = new Map(
    incidents.filter(({ state }) => state === "resolved").map((incident) => [incident.id, incident]),
  );
  const endOf = (event: FeedEvent) =>
    event.type === "alert" && !event.resolved && event.incidentId ? ended.get(event.incidentId) : undefined;
  if (!events.some(endOf)) {
    return events;
  }
  return events.map((event) => {
    const end = endOf(event);
    return end ? { ...event, resolved: true, resolvedBy: "jarvis", resolvedAt: end.resolvedAt } : event;
  });
}
