import { Facts } from "../look/Facts.tsx";
import { clock, duration, moment } from "../look/format.ts";
import { useFreshness } from "../look/freshness.ts";
import { useNow } from "../look/useNow.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";

const words = { live: "Live", connecting: "Connecting", offline: "Offline" } as const;

function ConnectionPanel() {
  const { phase, since, problem } = useDashboard((state) => state.link);
  const asOf = useDashboard((state) => state.cluster?.asOf);
  const interval = useDashboard((state) => state.cluster?.intervalSeconds);
  const { age, stale } = useFreshness();
  const now = useNow();
  return (
    <>
      <p className={`age ${stale || phase === "offline" ? "text-warn" : "text-accent"}`}>
        <span className="age-digits">{age === undefined ? "–" : duration(age)}</span>
        <span className="label">{stale ? "Stale: age of the data" : "Age of the data"}</span>
      </p>
      <Facts
        facts={[
          ["Connection", `${words[phase]} since ${moment(since, now)}`],
          ["Read", asOf && `${clock(Date.parse(asOf))}, every ${interval} s`],
        ]}
      />
      {problem ? (
        <p role="alert" className="mt-2 break-words text-warn">
          {problem}
        </p>
      ) : null}
    </>
  );
}

export default definePanel({
  id: "connection",
  column: "right",
  order: 10,
  title: "Data link",
  tells: "now",
  Component: ConnectionPanel,
});
