import { useState } from "react";
import type { Sample } from "../cluster/history.ts";
import { curve } from "./curve.ts";
import { clock, percent } from "./format.ts";
import { LoadTable } from "./LoadTable.tsx";

/** CPU and RAM of the last hour, 0 to 100 %, as curves or as a table. */
export function LoadChart({ samples }: { samples: readonly Sample[] | undefined }) {
  const [asTable, setAsTable] = useState(false);
  const first = samples?.[0];
  const last = samples?.at(-1);
  if (!samples || !first || !last || samples.length < 2) {
    return <p className="empty">The curve begins with the second reading.</p>;
  }
  return (
    <figure className="chart">
      <figcaption className="chart-head">
        <span className="key key-cpu">CPU {percent(last.cpu)}</span>
        <span className="key key-memory">RAM {percent(last.memory)}</span>
        <button type="button" className="filter ml-auto" onClick={() => setAsTable(!asTable)}>
          {asTable ? "Curve" : "Table"}
        </button>
      </figcaption>
      {asTable ? <LoadTable samples={samples} /> : <Curves samples={samples} from={first.at} to={last.at} />}
    </figure>
  );
}

function Curves({ samples, from, to }: { samples: readonly Sample[]; from: number; to: number }) {
  const path = (pick: "cpu" | "memory") =>
    curve(
      samples.map((sample) => ({ at: sample.at, value: sample[pick] })),
      from,
      to,
      1,
    );
  return (
    <>
      <div className="chart-plot">
        <svg
          viewBox="0 0 100 100"
          preserveAspectRatio="none"
          role="img"
          aria-label="Curves of CPU and RAM over the last hour; the table has the values"
        >
          <path d="M0 0H100M0 25H100M0 50H100M0 75H100" className="chart-grid" />
          <path d={path("memory")} className="chart-line chart-memory" />
          <path d={path("cpu")} className="chart-line chart-cpu" />
        </svg>
        <div className="chart-scale" aria-hidden="true">
          <span>100</span>
          <span>50</span>
          <span>0</span>
        </div>
      </div>
      <div className="flex justify-between pr-8 text-soft">
        <span>{clock(from)}</span>
        <span>{clock(to)}</span>
      </div>
    </>
  );
}
