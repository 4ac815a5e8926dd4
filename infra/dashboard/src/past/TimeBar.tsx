import { Radio } from "lucide-react";
import { useMemo, useRef } from "react";
import { useNow } from "../look/useNow.ts";
import { useDashboard } from "../state/store.ts";
import { useAskedFor } from "../state/useAskedFor.ts";
import { MomentWords } from "./MomentWords.tsx";
import { momentBefore, momentBeyond } from "./marks.ts";
import { loadMemory } from "./memory.ts";
import { PastNote } from "./PastNote.tsx";
import { MINUTE_MS, stopsAt } from "./stops.ts";
import { TimeSlider } from "./TimeSlider.tsx";
import { ToWarning } from "./ToWarning.tsx";
import { goLive, lookAt } from "./travel.ts";
import { useEscapeToLive } from "./useEscapeToLive.ts";

/** The slider over the last 48 hours, with the moment it stands at and the way back to now. */
export function TimeBar() {
  const at = useDashboard((state) => state.moment?.at);
  const shown = useDashboard((state) => state.moment?.past?.at);
  const progress = useDashboard((state) => state.moment?.progress.kind);
  const { since, marks, markedSince } = useDashboard((state) => state.memory);
  const opened = useDashboard((state) => state.timeBarOpen);
  const live = useDashboard((state) => state.link.phase === "live");
  const slider = useRef<HTMLInputElement>(null);
  const now = useNow();
  const minute = Math.floor(now / MINUTE_MS);
  // The bounds move once a minute, not with each tick of the clock: the track is drawn anew with them.
  const stops = useMemo(() => stopsAt(minute * MINUTE_MS, since), [minute, since]);
  const reachable = useMemo(
    () => marks.filter((mark) => mark.at > (stops.first - 1) * MINUTE_MS),
    [marks, stops.first],
  );
  // A memory that is empty begins within minutes.
  useAskedFor(loadMemory, live, live && since === undefined);
  useEscapeToLive();
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
        <ToWarning which="before" at={momentBefore(reachable, at, now)} />
        <TimeSlider range={slider} stops={stops} marks={reachable} at={at} now={now} onMove={move} />
        <ToWarning which="after" at={momentBeyond(reachable, at, now)} />
        <button type="button" className="filter time-live" aria-disabled={at === undefined} onClick={leave}>
          <Radio size={13} aria-hidden="true" />
          Live
        </button>
      </div>
      <PastNote />
    </section>
  );
}
