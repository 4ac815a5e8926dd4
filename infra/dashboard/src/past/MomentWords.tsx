import { History } from "lucide-react";
import { duration } from "../look/format.ts";
import { gapUntil } from "./marks.ts";
import { stopsAt } from "./stops.ts";
import { dayAndMinute, timeBeside } from "./words.ts";

interface MomentWordsProps {
  /** The moment that is asked for; undefined is Live. */
  at: number | undefined;
  now: number;
  since: number | undefined;
  markedSince: number | undefined;
}

/** Beside the slider: the moment and how long ago it was; while the page is live, how far back one can look. */
export function MomentWords({ at, now, since, markedSince }: MomentWordsProps) {
  const gap = gapUntil(markedSince, now);
  if (at !== undefined) {
    return (
      <p className="time-words">
        <History size={16} className="shrink-0" aria-hidden="true" />
        <time dateTime={new Date(at).toISOString()} className="time-moment" data-testid="moment">
          {dayAndMinute(at)}
        </time>
        <span className="time-ago">{duration(now - at)} ago</span>
      </p>
    );
  }
  return (
    <p className="time-words">
      <History size={16} className="shrink-0" aria-hidden="true" />
      <span className="label">
        {reachWords(now, since)}
        {gap === undefined ? null : `, marked since ${timeBeside(gap, now)}`}
      </span>
    </p>
  );
}

function reachWords(now: number, since: number | undefined): string {
  if (since === undefined) {
    return "Nothing remembered yet";
  }
  return stopsAt(now, since).first > stopsAt(now, undefined).first
    ? `Remembered since ${dayAndMinute(since)}`
    : "Last 48 hours";
}
