import { moment } from "../look/format.ts";
import type { FeedQuery } from "./query.ts";

const severityWords: Record<FeedQuery["atLeast"], string | undefined> = {
  info: undefined,
  warning: "warnings and up",
  error: "errors and up",
  critical: "critical",
};

/** What was looked for, in words: `errors and up, from user, about pve, with “disk full”`. */
export function inWords({ atLeast, type, source, node, words, until }: FeedQuery): string {
  return [
    severityWords[atLeast],
    type && `of type ${type}`,
    source && `from ${source}`,
    node && `about ${node}`,
    words && `with “${words}”`,
    until && `until ${moment(Date.parse(until), Date.now())}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** How many events are shown; a narrow query may have found only the first of many. */
export function countOf(shown: number, narrow: boolean, end: boolean): string {
  if (!narrow) {
    return `${shown} ${shown === 1 ? "event" : "events"}`;
  }
  return end ? `${shown} found` : `${shown} found so far`;
}
