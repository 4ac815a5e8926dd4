import { History, Radio, SkipBack, SkipForward } from "lucide-react";
import { useEffect, useMemo } from "react";
import { duration } from "../look/format.ts";
import { useNow } from "../look/useNow.ts";
import { useDashboard } from "../state/store.ts";
import { momentBefore, momentBeyond } from "./marks.ts";
import { loadMemory } from "./memory.ts";
import { PastNote } from "./PastNote.tsx";
import { MINUTE_MS, stopsAt } from "./stops.ts";
import { TimeSlider } from "./TimeSlider.tsx";
import { goLive, lookAt } from "./travel.ts";
import { useEscapeToLive } from "./useEscapeToLive.ts";
import { dayAndMinute, timeBeside } from "./words.ts";

/** A memory that is empty begins within minutes; it is asked for while it is. */
const BETWEEN_QUESTIONS_MS = 15_000;

/** The slider over the last 48 hours, with the moment it stands at and the way back to now. */
export function TimeBar() {
  const at = useDashboard((state) => state.moment?.at);
  const shown = useDashboard((state) => state.moment?.past?.at);
  const progress = useDashboard((state) => state.moment?.progress.kind);
  const { since, marks, markedSince } = useDashboard((state) => state.memory);
  const opened = useDashboard((state) => state.timeBarOpen);
  const now = useNow();
  const minute = Math.floor(now / MINUTE_MS);
  // The bounds move once a minute, not with each tick of the clock: the track is drawn anew with them.
  const stops = useMemo(() => stopsAt(minute * MINUTE_MS, since), [minute, since]);
  const reachable = useMemo(
    () => marks.filter((mark) => mark.at > (stops.first - 1) * MINUTE_MS),
    [marks, stops.first],
  );
  useMemory(since !== undefined);
  useEscapeToLive();
  const before = momentBefore(reachable, at, now);
  const beyond = momentBeyond(reachable, at, now);
  const move = (to: number | undefined) => (to === undefined ? goLive() : lookAt(to));
  const classes = `time-bar ${at === undefined ? "" : "time-bar-past"} ${opened ? "time-bar-open" : ""}`;
  return (
    <section
      className={classes}
      aria-label="Time"
      data-testid="time"
      data-time={at === undefined ? "live" : "past"}
      data-shown={shown}
      data-progress={progress}
    >
      <div className="time-row">
        <MomentWords at={at} now={now} since={since} markedSince={markedSince} />
        <button
          type="button"
          className="icon-button"
          aria-label="To the warning before"
          title="To the warning before"
          disabled={before === undefined}
          onClick={() => move(before)}
        >
          <SkipBack size={15} aria-hidden="true" />
        </button>
        <TimeSlider stops={stops} marks={reachable} at={at} now={now} onMove={move} />
        <button
          type="button"
          className="icon-button"
          aria-label="To the warning after"
          title="To the warning after"
          disabled={beyond === undefined}
          onClick={() => move(beyond)}
        >
          <SkipForward size={15} aria-hidden="true" />
        </button>
        <button type="button" className="filter time-live" disabled={at === undefined} onClick={goLive}>
          <Radio size={13} aria-hidden="true" />
          Live
        </button>
      </div>
      <PastNote />
    </section>
  );
}

interface MomentWordsProps {
  at: number | undefined;
  now: number;
  since: number | undefined;
  markedSince: number | undefined;
}

function MomentWords({ at, now, since, markedSince }: MomentWordsProps) {
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
        {markedSince === undefined ? null : `, marked since ${timeBeside(markedSince, now)}`}
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

/** Asks for the memory when the page goes live, and again while there is none. */
function useMemory(known: boolean): void {
  const live = useDashboard((state) => state.link.phase === "live");
  useEffect(() => {
    if (live) {
      void loadMemory();
    }
  }, [live]);
  useEffect(() => {
    if (!live || known) {
      return;
    }
    const timer = setInterval(() => void loadMemory(), BETWEEN_QUESTIONS_MS);
    return () => clearInterval(timer);
  }, [live, known]);
}
