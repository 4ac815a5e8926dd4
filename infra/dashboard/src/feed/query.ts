import type { FeedEvent, Severity } from "../wire/records.ts";

/** What the feed is to show; what is undefined does not narrow. */
export interface FeedQuery {
  /** This severity and all that are worse. */
  readonly atLeast: Severity;
  readonly source: string | undefined;
  readonly node: string | undefined;
  readonly type: string | undefined;
  /** Words that must all occur; without any it is the empty text. */
  readonly words: string;
  /** Only what happened at this time or before, as ISO text. */
  readonly until: string | undefined;
}

export const everything: FeedQuery = {
  atLeast: "info",
  source: undefined,
  node: undefined,
  type: undefined,
  words: "",
  until: undefined,
};

const severities: readonly Severity[] = ["info", "warning", "error", "critical"];

/** Whether a person has asked for some events only. */
export const isFiltered = (query: FeedQuery): boolean =>
  query.words !== "" ||
  query.atLeast !== everything.atLeast ||
  [query.source, query.node, query.type].some((wanted) => wanted !== undefined);

/** Whether there may be events that the query does not let through. */
export const isNarrow = (query: FeedQuery): boolean => isFiltered(query) || query.until !== undefined;

/** Whether the query lets an event through, words aside: only the server knows its way of reading them. */
export const shows = (query: FeedQuery, event: FeedEvent): boolean =>
  severities.indexOf(event.severity) >= severities.indexOf(query.atLeast) &&
  (query.source === undefined || event.source === query.source) &&
  (query.node === undefined || event.node === query.node) &&
  (query.type === undefined || event.type === query.type) &&
  (query.until === undefined || Date.parse(event.timestamp) <= Date.parse(query.until));

const PAGE = 100;

/**
 * The query as the parameters of `GET /api/memory/events`.
 *
 * @param before where the page before ended, as the server said, or the id of the oldest event that is known; without it
 *   the page begins with the newest
 */
export function parametersOf(query: FeedQuery, before?: string): URLSearchParams {
  const parameters = new URLSearchParams({ limit: String(PAGE) });
  if (query.atLeast !== everything.atLeast) {
    for (const severity of severities.slice(severities.indexOf(query.atLeast))) {
      parameters.append("severity", severity);
    }
  }
  const { source, node, type, until } = query;
  for (const [name, value] of Object.entries({ source, node, type, q: query.words, until, before })) {
    if (value) {
      parameters.set(name, value);
    }
  }
  return parameters;
}
