import type { FeedEvent } from "../wire/records.ts";
import { type FeedQuery, shows } from "./query.ts";

/** What was said of the feed to those who listen. */
export interface News {
  /** The newest event that was said or passed over; undefined before there is any. */
  readonly heard: number | undefined;
  readonly said: FeedEvent | undefined;
}

/**
 * The news after these events (newest first): the newest that is shown of those that came since. What was there at first,
 * or came while it was not shown, is never news later.
 */
export function newsOf(news: News, query: FeedQuery, events: readonly FeedEvent[]): News {
  const newest = events[0] && Number(events[0].id);
  if (newest === news.heard) {
    return news;
  }
  const { heard } = news;
  if (newest === undefined || heard === undefined || query.words !== "") {
    return { heard: newest, said: newest === undefined ? undefined : news.said };
  }
  const fresh = events.find((event) => Number(event.id) > heard && shows(query, event));
  return { heard: newest, said: fresh ?? news.said };
}
