import { memo } from "react";
import { drawnMarks, type Mark } from "./marks.ts";
import { MINUTE_MS, type Stops } from "./stops.ts";
import { ticksOf } from "./ticks.ts";

interface TimeTrackProps {
  stops: Stops;
  marks: readonly Mark[];
  width: number;
}

/** Half of the slider's thumb, whose middle does not reach the ends. */
const INSET = 8;
const TEXT_ROOM = 76;
const MARK_ROOM = 3;
const HEIGHT = { warning: 8, error: 12, critical: 16 } as const;
const BASE = 18;

/** What lies under the slider: hours, and where something of warning and above happened, higher for worse. */
export const TimeTrack = memo(function TimeTrack({ stops, marks, width }: TimeTrackProps) {
  const from = stops.first * MINUTE_MS;
  const to = stops.live * MINUTE_MS;
  const room = Math.max(1, width - 2 * INSET);
  const x = (at: number) => Math.round((INSET + ((at - from) / Math.max(1, to - from)) * room) * 10) / 10;
  const ticks = ticksOf(from, to, Math.max(2, Math.floor(room / TEXT_ROOM)));
  return (
    <svg width={width} height="38" className="time-track" aria-hidden="true">
      <line x1={INSET} x2={INSET + room} y1={BASE} y2={BASE} className="time-line" />
      {ticks.map(({ at, text }) => (
        <g key={at}>
          <line x1={x(at)} x2={x(at)} y1={BASE} y2={BASE + (text ? 6 : 3)} className="time-tick" />
          {text ? (
            <text x={x(at)} y="35" textAnchor={anchorAt(x(at), width)} className="time-text">
              {text}
            </text>
          ) : null}
        </g>
      ))}
      {drawnMarks(marks, from, to, Math.floor(room / MARK_ROOM)).map(({ id, at, severity }) => (
        <line
          key={id}
          x1={x(at)}
          x2={x(at)}
          y1={BASE - 1}
          y2={BASE - HEIGHT[severity]}
          className={severity === "warning" ? "time-mark text-warn" : "time-mark text-bad"}
          data-testid="time-mark"
          data-severity={severity}
        />
      ))}
    </svg>
  );
});

/** A text at the very edge would be cut. */
function anchorAt(x: number, width: number): "start" | "middle" | "end" {
  if (x < 24) {
    return "start";
  }
  return x > width - 24 ? "end" : "middle";
}
