import { useMemo, useState } from "react";
import { usePast } from "../past/shown.ts";
import { dayAndMinute } from "../past/words.ts";
import { Chart } from "./Chart.tsx";
import { kindsFor } from "./kinds.ts";
import { type Range, ranges } from "./ranges.ts";
import { endOf } from "./readings.ts";
import { useReadings } from "./useReadings.ts";

interface HistoryProps {
  readonly resources: readonly string[];
  /** Whose history it is, for those who do not see where it stands. */
  readonly name: string;
  /** Where there is room for one chart only, which one is chosen. */
  readonly single?: boolean;
}

/** What was measured over the last hours, as charts with tables. */
export function History({ resources, name, single = false }: HistoryProps) {
  const [range, setRange] = useState<Range>(ranges[0]);
  const [chosen, setChosen] = useState<string>();
  const until = usePast()?.at;
  const { readings, past } = useReadings(resources, range.ms, until);
  const span = until === undefined ? `last ${range.label}` : `${range.label} before ${dayAndMinute(until)}`;
  // Made anew only with the readings, as all that is drawn from them.
  const kinds = useMemo(() => kindsFor(readings), [readings]);
  const end = useMemo(() => endOf(readings, until), [readings, until]);
  const shown = single ? kinds.filter(({ title }, i) => title === chosen || (i === 0 && !isThere())) : kinds;
  return (
    <div className="history">
      <div className="filter-row">
        <fieldset className="filter-row">
          <legend className="sr-only">History of {name}: how far back</legend>
          {ranges.map((candidate) => (
            <button
              key={candidate.label}
              type="button"
              className="filter"
              aria-pressed={candidate === range}
              onClick={() => setRange(candidate)}
            >
              {candidate.label}
            </button>
          ))}
        </fieldset>
        {single && kinds.length > 1 ? (
          <select
            className="filter filter-choice"
            aria-label={`Chart of ${name}`}
            value={shown[0]?.title}
            onChange={({ target }) => setChosen(target.value)}
          >
            {kinds.map(({ title }) => (
              <option key={title}>{title}</option>
            ))}
          </select>
        ) : null}
      </div>
      {shown.map((kind) => (
        <Chart
          key={kind.title}
          kind={kind}
          readings={readings}
          range={range}
          end={end}
          span={span}
          name={name}
          titled={!single}
        />
      ))}
      {past.kind === "failed" ? (
        <p role="alert" className="text-warn">
          The {span} could not be read: {past.reason}
        </p>
      ) : null}
      {kinds.length === 0 && past.kind === "asking" ? <p className="empty">Reading …</p> : null}
      {kinds.length === 0 && past.kind === "read" ? (
        <p className="empty">Nothing was measured in the {span}.</p>
      ) : null}
    </div>
  );

  function isThere(): boolean {
    return kinds.some(({ title }) => title === chosen);
  }
}
