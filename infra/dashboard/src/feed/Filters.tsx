import type { Ref } from "react";
import { nodesInOrder } from "../cluster/view.ts";
import { useDashboard } from "../state/store.ts";
import { useKeys } from "../state/useKeys.ts";
import { ask } from "./asking.ts";
import { type FeedQuery, isFiltered } from "./query.ts";
import { SearchField } from "./SearchField.tsx";

const severities: readonly (readonly [FeedQuery["atLeast"], string])[] = [
  ["info", "All"],
  ["warning", "Warnings and up"],
  ["error", "Errors and up"],
];
const sources = { monitor: "Monitor", user: "User", jarvis: "JARVIS", system: "System" };
const types = { alert: "Alert", action: "Action", status: "Status", chat: "Chat", metric: "Metric" };

/**
 * What the feed is asked to show.
 *
 * @param first takes the focus when clearing takes away the button that had it
 */
export function Filters({ first, onClear }: { first: Ref<HTMLButtonElement>; onClear: () => void }) {
  const atLeast = useDashboard((state) => state.feed.query.atLeast);
  const filtered = useDashboard((state) => isFiltered(state.feed.query));
  return (
    <div className="filters" role="search" aria-label="Activity">
      <fieldset className="filter-row">
        <legend className="sr-only">Show events by severity</legend>
        {severities.map(([severity, label], index) => (
          <button
            key={severity}
            ref={index === 0 ? first : undefined}
            type="button"
            className="filter"
            aria-pressed={severity === atLeast}
            onClick={() => ask({ atLeast: severity })}
          >
            {label}
          </button>
        ))}
        {filtered ? (
          <button type="button" className="filter ml-auto" onClick={onClear}>
            Clear
            <span className="sr-only"> filters</span>
          </button>
        ) : null}
      </fieldset>
      <div className="filter-row">
        <SearchField />
        <div className="filter-choices">
          <Choice field="source" any="Any source" options={sources} />
          <NodeChoice />
          <Choice field="type" any="Any type" options={types} />
        </div>
      </div>
    </div>
  );
}

/** The nodes of the cluster; one that is asked for stays to be seen when it has left. */
function NodeChoice() {
  const names = useKeys(({ cluster, feed }) => [
    ...new Set([
      ...nodesInOrder(cluster).map((node) => node.name),
      ...(feed.query.node === undefined ? [] : [feed.query.node]),
    ]),
  ]);
  return (
    <Choice field="node" any="Any node" options={Object.fromEntries(names.map((name) => [name, name]))} />
  );
}

interface ChoiceProps {
  field: "source" | "node" | "type";
  any: string;
  /** What is asked for, and how it is called on the screen. */
  options: Readonly<Record<string, string>>;
}

function Choice({ field, any, options }: ChoiceProps) {
  const chosen = useDashboard((state) => state.feed.query[field]);
  return (
    <select
      className="filter filter-choice"
      aria-label={`Show events by ${field}`}
      data-chosen={chosen !== undefined}
      value={chosen ?? ""}
      onChange={({ target }) => ask({ [field]: target.value || undefined })}
    >
      <option value="">{any}</option>
      {Object.entries(options).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
