import type { KeyboardEvent, RefObject } from "react";
import { hasModifier } from "../look/keys.ts";
import { useSize } from "../look/useSize.ts";
import type { Mark } from "./marks.ts";
import { momentOf, type Stops, stopAfter, stopOf } from "./stops.ts";
import { TimeTrack } from "./TimeTrack.tsx";
import { spokenMoment } from "./words.ts";

interface TimeSliderProps {
  /** Takes the element that gets the focus. */
  range: RefObject<HTMLInputElement | null>;
  stops: Stops;
  marks: readonly Mark[];
  /** The moment it stands at; undefined is Live. */
  at: number | undefined;
  now: number;
  onMove(at: number | undefined): void;
}

/** The last two days as a slider: arrows go a minute, Page keys an hour, Home to the begin, End to Live. */
export function TimeSlider({ range, stops, marks, at, now, onMove }: TimeSliderProps) {
  const [ref, { width }] = useSize<HTMLDivElement>();
  const stop = stopOf(at, stops);
  const onKey = (event: KeyboardEvent) => {
    const next = hasModifier(event) ? undefined : stopAfter(event.key, stop, stops);
    if (next !== undefined) {
      event.preventDefault();
      if (next !== stop) {
        onMove(momentOf(next, stops));
      }
    }
  };
  return (
    <div ref={ref} className="time-slider">
      {width > 0 ? <TimeTrack stops={stops} marks={marks} width={width} /> : null}
      <input
        ref={range}
        type="range"
        className="time-range"
        aria-label="Moment that is shown"
        aria-valuetext={spokenMoment(at, now)}
        min={stops.first}
        max={stops.live}
        step={1}
        value={stop}
        disabled={stops.first >= stops.live}
        onKeyDown={onKey}
        onChange={(event) => onMove(momentOf(event.currentTarget.valueAsNumber, stops))}
      />
    </div>
  );
}
