import { lazy, Suspense, useMemo, useState } from "react";
import { moment } from "../look/format.ts";
import { ChartTable } from "./ChartTable.tsx";
import { type ChartKind, worded } from "./kinds.ts";
import { plotData } from "./plotData.ts";
import type { Range } from "./ranges.ts";
import type { Reading } from "./readings.ts";

// A part of the page that is gone, because the server is another by now, must not take the page with it.
const Plot = lazy(() => import("./Plot.tsx").catch(() => ({ default: NoPlot })));

function NoPlot() {
  return <p className="empty">The curves could not be loaded. The table has the values.</p>;
}

interface ChartProps {
  kind: ChartKind;
  readings: readonly Reading[];
  range: Range;
  /** Where the chart ends, in milliseconds since 1970. */
  end: number;
  /** The range in words. */
  span: string;
  name: string;
  titled: boolean;
}

/** One chart: its lines with their values, at the cursor or newest, above the curves or a table. */
export function Chart({ kind, readings, range, end, span, name, titled }: ChartProps) {
  const [asTable, setAsTable] = useState(false);
  const [cursor, setCursor] = useState<number>();
  const data = useMemo(() => plotData(readings, kind.lines, range.ms), [readings, kind, range]);
  const [times, ...columns] = data;
  const at = Math.min(cursor ?? times.length - 1, times.length - 1);
  // The time stands where the crosshair is not.
  const late = end - (times[at] ?? 0) < range.ms / 2;
  const title = `${kind.title} of ${name}`;
  return (
    <figure className="chart" data-testid="chart" data-kind={kind.title}>
      <figcaption className="chart-head">
        {titled ? <span className="label">{kind.title}</span> : null}
        {kind.lines.map(({ figure, label }, i) => (
          <span key={figure} className={`key key-${i}`}>
            {label} {worded(kind.unit, columns[i]?.[at])}
          </span>
        ))}
        <button type="button" className="filter ml-auto" onClick={() => setAsTable(!asTable)}>
          {asTable ? "Curve" : "Table"}
          <span className="sr-only"> of {title}</span>
        </button>
      </figcaption>
      {asTable ? (
        <ChartTable kind={kind} readings={readings} caption={`${title}, ${span}, newest first`} />
      ) : (
        <div className="chart-plot">
          <Suspense fallback={null}>
            <Plot
              data={data}
              kind={kind}
              spanMs={range.ms}
              end={end}
              title={title}
              at={at}
              onCursor={setCursor}
            />
          </Suspense>
          {cursor === undefined ? null : (
            <span
              className={`chart-at ${late ? "chart-at-left" : ""}`}
              data-testid="chart-at"
              aria-hidden="true"
            >
              {moment(times[at] ?? 0, Date.now())}
            </span>
          )}
        </div>
      )}
    </figure>
  );
}
