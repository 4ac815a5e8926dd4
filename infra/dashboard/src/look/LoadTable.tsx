import type { Sample } from "../cluster/history.ts";
import { clock, percent } from "./format.ts";

/** The same hour as a table, newest first. */
export function LoadTable({ samples }: { samples: readonly Sample[] }) {
  return (
    <div className="scroll chart-table" role="region" aria-label="Load of the last hour" tabIndex={0}>
      <table className="w-full text-right">
        <thead>
          <tr>
            <th className="label text-left">Time</th>
            <th className="label">CPU</th>
            <th className="label">RAM</th>
          </tr>
        </thead>
        <tbody>
          {samples.toReversed().map((sample) => (
            <tr key={sample.at}>
              <td className="text-left">{clock(sample.at)}</td>
              <td>{percent(sample.cpu)}</td>
              <td>{percent(sample.memory)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
