import type { FeedEvent, Incident } from "../wire/records.ts";
import { FEED_LIMIT, newestOf, placeOf, withArrivals, withEnded, withOlder } from "./events.ts";
import { everything, type FeedQuery, isNarrow, shows } from "./query.ts";

/** How the last question about the feed went. */
export type Progress =
  /** The query has not been put to the server yet. */
  | { readonly kind: "due" | "asking"; readonly part: Part }
  | { readonly kind: "failed"; readonly part: Part; readonly reason: string }
  /** All is there as far as it was asked for; `end`: there is nothing older. */
  | { readonly kind: "read"; readonly end: boolean };

/** Whether a page takes the place of what is shown, or goes below it. */
export type Part = "whole" | "older";

export interface Feed {
  readonly query: FeedQuery;
  /** What a narrow query lets through, newest first; undefined while nothing narrows: then all live events are shown. */
  readonly found: readonly FeedEvent[] | undefined;
  /** The newest event there was when the query was made; what came later came live. */
  readonly askedUpTo: number;
  /** Where the server goes on after the last page; a search goes on as it began, which the event's id alone does not say. */
  readonly cursor: string | undefined;
  readonly progress: Progress;
  /** What was announced and which incidents ended while a question waits: its answer may be of before. */
  readonly meanwhile: { readonly events: readonly FeedEvent[]; readonly incidents: readonly Incident[] };
}

const NOTHING: Feed["meanwhile"] = { events: [], incidents: [] };

export const openFeed: Feed = {
  query: everything,
  found: undefined,
  askedUpTo: 0,
  cursor: undefined,
  progress: { kind: "read", end: false },
  meanwhile: NOTHING,
};

/**
 * The feed with another query. What is loaded is sifted at once and the server then asked for what lies below; words are
 * for the server alone, and until it answers the rows stay that were there. Of a past moment, too, the server tells the
 * whole: what is loaded need not reach it without a gap.
 */
export function withQuery(feed: Feed, query: FeedQuery, live: readonly FeedEvent[]): Feed {
  if (!isNarrow(query)) {
    return { ...openFeed, query };
  }
  const wordy = query.words !== "";
  const then = query.until !== undefined;
  const part = wordy || then ? "whole" : "older";
  const there = part === "whole" ? (feed.found ?? live) : live;
  return {
    query,
    found: wordy && !then ? there : there.filter((event) => shows(query, event)),
    askedUpTo: newestOf(live),
    cursor: undefined,
    progress: { kind: "due", part },
    meanwhile: NOTHING,
  };
}

/** The feed while its question waits for an answer. */
export const withQuestion = (feed: Feed, progress: Progress): Feed => ({
  ...feed,
  progress,
  meanwhile: NOTHING,
});

/** A page as its rows now are, after what was announced while it was waited for. */
export function withMeanwhile(page: readonly FeedEvent[], { meanwhile }: Feed): readonly FeedEvent[] {
  const announced = new Map(meanwhile.events.map((event) => [event.id, event]));
  return withEnded(
    page.map((event) => announced.get(event.id) ?? event),
    meanwhile.incidents,
  );
}

/** The feed after the link came back: what failed for want of it is due again. */
export const withLink = (feed: Feed): Feed =>
  feed.progress.kind === "failed" ? { ...feed, progress: { kind: "due", part: feed.progress.part } } : feed;

/** The feed after a page (newest first) of its own query. */
export function withPage(
  feed: Feed,
  part: Part,
  page: readonly FeedEvent[],
  cursor: string | undefined,
): Feed {
  const searched = part === "whole" ? Math.max(feed.askedUpTo, newestOf(page)) : feed.askedUpTo;
  return {
    ...feed,
    found: feed.found && (part === "whole" ? page : withOlder(feed.found, page)),
    askedUpTo: searched,
    cursor,
    progress: { kind: "read", end: cursor === undefined },
    meanwhile: NOTHING,
  };
}

/** The feed after these arrivals (oldest first). What words find among them is not known here: they only renew rows. */
export function withFeedArrivals(before: Feed, arrivals: readonly FeedEvent[]): Feed {
  const feed = noting(before, { events: arrivals });
  if (!feed.found) {
    return feed;
  }
  const known = new Set(feed.found.map((event) => event.id));
  const sifts = feed.query.words === "";
  const mine = arrivals.filter(
    (event) => known.has(event.id) || (sifts && placeOf(event) > feed.askedUpTo && shows(feed.query, event)),
  );
  const found = withArrivals(feed.found, mine);
  return found === feed.found ? feed : { ...feed, found };
}

/** The feed after these incidents changed. */
export function withFeedIncidents(before: Feed, changes: readonly Incident[]): Feed {
  const feed = noting(before, { incidents: changes });
  const found = feed.found && withEnded(feed.found, changes);
  return found === feed.found ? feed : { ...feed, found };
}

/** Only while a question waits is there an answer that could be of before. */
const noting = (feed: Feed, { events = [], incidents = [] }: Partial<Feed["meanwhile"]>): Feed =>
  feed.progress.kind === "asking"
    ? {
        ...feed,
        meanwhile: {
          events: [...feed.meanwhile.events, ...events].slice(-FEED_LIMIT),
          incidents: [...feed.meanwhile.incidents, ...incidents].slice(-FEED_LIMIT),
        },
      }
    : feed;

export const shownEvents = (feed: Feed, live: readonly FeedEvent[]): readonly FeedEvent[] =>
  feed.found ?? live;

/** How many live events came after the words were looked for, and may have them. */
export const unsearched = (feed: Feed, live: readonly FeedEvent[]): number =>
  feed.query.words === ""
    ? 0
    : live.filter((event) => placeOf(event) > feed.askedUpTo && shows(feed.query, event)).length;
