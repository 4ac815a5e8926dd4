import type { Line } from "./kinds.ts";
import { type Reading, spacingOf } from "./readings.ts";

/** Samples come one a minute; one that is this late was not taken. */
export const MISSED_MS = 150_000;

/** Times, then the values of each line: what uPlot draws. */
export type PlotData = [at: number[], ...values: (number | null)[][]];

/** The readings as columns, with an empty row wherever nothing was read for a while, so that no line bridges it. */
export function plotData(readings: readonly Reading[], lines: readonly Line[], spanMs: number): PlotData {
  const gapMs = Math.max(MISSED_MS, 2.5 * spacingOf(spanMs));
  const rows = readings.flatMap((reading, i) => {
    const before = readings[i - 1]?.at;
    return before !== undefined && reading.at - before > gapMs
      ? [
          { at: (before + reading.at) / 2, reading: undefined },
          { at: reading.at, reading },
        ]
      : [{ at: reading.at, reading }];
  });
  return [
    rows.map(({ at }) => at),
    ...lines.map(({ figure }) => rows.map(({ reading }) => reading?.[figure] ?? null)),
  ];
}

/** The places of values that stand alone: no line would show them. */
export const alone = (values: readonly (number | null | undefined)[]): number[] =>
  values.flatMap((value, i) => (value != null && values[i - 1] == null && values[i + 1] == null ? [i] : []));

/** The place so many readings on, inside the data; rows without any value are passed over. */
export function step([times, ...columns]: PlotData, from: number, by: number): number {
  const read = times.flatMap((_, i) => (columns.some((column) => column[i] != null) ? [i] : []));
  const at = read.findLastIndex((place) => place <= from);
  return read[Math.min(read.length - 1, Math.max(0, at + by))] ?? from;
}
