import { Radio, SkipBack, SkipForward } from "lucide-react";
import { useEffect, useMemo, useRef } from "react";
import { useNow } from "../look/useNow.ts";
import { useDashboard } from "../state/store.ts";
import { MomentWords } from "./MomentWords.tsx";
import { momentBefore, momentBeyond } from "./marks.ts";
import { loadMemory } from "./memory.ts";
import { PastNote } from "./PastNote.tsx";
import { MINUTE_MS, stopsAt } from "./stops.ts";
import { TimeSlider } from "./TimeSlider.tsx";
import { goLive, lookAt } from "./travel.ts";
import { useEscapeToLive } from "./useEscapeToLive.ts";

/** A memory that is empty begins within minutes; it is asked for while it is. */
const BETWEEN_QUESTIONS_MS = 15_000;

/** The slider over the last 48 hours, with the moment it stands at and the way back to now. */
export function TimeBar() {
  const at = useDashboard((state) => state.moment?.at);
  const shown = useDashboard((state) => state.moment?.past?.at);
  const progress = useDashboard((state) => state.moment?.progress.kind);
  const { since, marks, markedSince } = useDashboard((state) => state.memory);
  const opened = useDashboard((state) => state.timeBarOpen);
  const slider = useRef<HTMLInputElement>(null);
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
  const leave = () => {
    goLive();
    slider.current?.focus();
  };
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
          aria-disabled={before === undefined}
          onClick={() => before !== undefined && lookAt(before)}
        >
          <SkipBack size={15} aria-hidden="true" />
        </button>
        <TimeSlider range={slider} stops={stops} marks={reachable} at={at} now={now} onMove={move} />
        <button
          type="button"
          className="icon-button"
          aria-label="To the warning after"
          title="To the warning after"
          aria-disabled={beyond === undefined}
          onClick={() => beyond !== undefined && lookAt(beyond)}
        >
          <SkipForward size={15} aria-hidden="true" />
        </button>
        <button type="button" className="filter time-live" aria-disabled={at === undefined} onClick={leave}>
          <Radio size={13} aria-hidden="true" />
          Live
        </button>
      </div>
      <PastNote />
    </section>
  );
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
