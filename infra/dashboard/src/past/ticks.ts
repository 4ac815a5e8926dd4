import { stepFor, wallTimes } from "../look/wallClock.ts";
import { dayMark, minuteOfDay } from "./words.ts";

export interface Tick {
  readonly at: number;
  /** What stands beside it; undefined for a tick without a text. */
  readonly text: string | undefined;
}

/** Between two ticks with a text, in minutes; all of them divide a day, so that days begin at a tick. */
const STEPS = [1, 5, 15, 30, 60, 180, 360, 720, 1_440];
const FINEST_WITHOUT_TEXT = 60;

/** The ticks of a span of local time, with at most `most` texts: the clock time, at midnight the day. */
export function ticksOf(from: number, to: number, most: number): Tick[] {
  const step = stepFor(STEPS, to - from, most);
  const spoken = new Set(wallTimes(step, from, to));
  const silent = step > FINEST_WITHOUT_TEXT ? wallTimes(FINEST_WITHOUT_TEXT, from, to) : [];
  return [...new Set([...spoken, ...silent])]
    .sort((a, b) => a - b)
    .map((at) => ({ at, text: spoken.has(at) ? textOf(at) : undefined }));
}

const textOf = (at: number) =>
  new Date(at).getHours() === 0 && new Date(at).getMinutes() === 0 ? dayMark(at) : minuteOfDay(at);
