import { ShieldCheck } from "lucide-react";
import { useShallow } from "zustand/react/shallow";
import { guestsInEvidence, incidentsInOrder } from "../feed/incidents.ts";
import { duration, moment } from "../look/format.ts";
import { SeverityMark, severityTone } from "../look/SeverityMark.tsx";
import { useNow } from "../look/useNow.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";
import type { Incident } from "../wire/records.ts";

function IncidentsPanel() {
  const incidents = useDashboard(useShallow((state) => incidentsInOrder(state.incidents)));
  const live = useDashboard((state) => state.cluster !== undefined);
  if (incidents.length === 0) {
    return (
      <p className="all-well">
        <ShieldCheck size={20} strokeWidth={1.5} className="text-accent" aria-hidden="true" />
        {live ? "No open incidents." : "Nothing has been read yet."}
      </p>
    );
  }
  return (
    <ul className="incidents" aria-label="Open incidents">
      {incidents.map((incident) => (
        <IncidentCard key={incident.id} incident={incident} />
      ))}
    </ul>
  );
}

function IncidentCard({ incident }: { incident: Incident }) {
  const now = useNow();
  const opened = Date.parse(incident.openedAt);
  const tone = severityTone[incident.severity];
  const guests = useDashboard(
    useShallow((state) => guestsInEvidence(incident.evidence, state.cluster?.guests ?? {})),
  );
  return (
    <li
      className={`incident incident-${tone}`}
      data-testid="incident"
      data-key={incident.key}
      data-condition={incident.condition}
      data-severity={incident.severity}
      data-state={incident.state}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <SeverityMark severity={incident.severity} />
        {incident.state === "open" ? null : <span className="badge-quiet">{incident.state}</span>}
        <span className="ml-auto text-soft" title={`Open since ${moment(opened, now)}`}>
          since {moment(opened, now)} · {duration(now - opened)}
        </span>
      </div>
      <h3 className="incident-title">{incident.title}</h3>
      {incident.message ? <p className="text-ink/85">{incident.message}</p> : null}
      <dl className="incident-facts">
        <Fact label="Node" value={incident.node} />
        <Fact label="Target" value={incident.target === incident.node ? undefined : incident.target} />
        <Fact label="Seen" value={(incident.count ?? 1) > 1 ? `${incident.count} times` : undefined} />
        <Fact label="Guests" value={guests.join(", ")} />
      </dl>
    </li>
  );
}

function Fact({ label, value }: { label: string; value: string | null | undefined }) {
  return value ? (
    <div className="flex min-w-0 gap-2">
      <dt className="label shrink-0">{label}</dt>
      <dd className="min-w-0 break-words">{value}</dd>
    </div>
  ) : null;
}

function OpenCount() {
  const open = useDashboard((state) => Object.keys(state.incidents).length);
  return <span>{open} open</span>;
}

export default definePanel({
  id: "incidents",
  column: "middle",
  order: 10,
  title: "Open incidents",
  tells: "now",
  Aside: OpenCount,
  Component: IncidentsPanel,
});
