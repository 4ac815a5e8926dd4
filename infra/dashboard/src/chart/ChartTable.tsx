import { memo } from "react";
import { moment } from "../look/format.ts";
import { type ChartKind, worded } from "./kinds.ts";
import type { Reading } from "./readings.ts";

interface ChartTableProps {
  kind: ChartKind;
  readings: readonly Reading[];
  caption: string;
}

/** The values of a chart, newest first. Two days are thousands of rows: they are made only when the readings change. */
export const ChartTable = memo(function ChartTable({ kind, readings, caption }: ChartTableProps) {
  const now = Date.now();
  return (
    <div className="scroll chart-table" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full text-right">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="label text-left">
              Time
            </th>
            {kind.lines.map(({ figure, label }) => (
              <th key={figure} scope="col" className="label">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {readings.toReversed().map((reading) => (
            <tr key={reading.at}>
              <th scope="row" className="text-left font-normal">
                {moment(reading.at, now)}
              </th>
              {kind.lines.map(({ figure }) => (
                <td key={figure}>{worded(kind.unit, reading[figure])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
