import type { Guest, Incident, Severity } from "../wire/records.ts";

export type Incidents = Readonly<Record<string, Incident>>;

/** The open incidents after these changes; a resolved one leaves. */
export function withIncidents(incidents: Incidents, changes: readonly Incident[]): Incidents {
  const result: Record<string, Incident> = { ...incidents };
  for (const incident of changes) {
    if (incident.state === "resolved") {
      delete result[incident.id];
    } else {
      result[incident.id] = incident;
    }
  }
  return result;
}

const RANK: Record<Severity, number> = { critical: 0, error: 1, warning: 2, info: 3 };

/** Worst first, and among equals the newest first. */
export function incidentsInOrder(incidents: Incidents): Incident[] {
  return Object.values(incidents).sort(
    (a, b) => RANK[a.severity] - RANK[b.severity] || b.openedAt.localeCompare(a.openedAt),
  );
}

/** The guests that an incident's evidence lists: by vmid, by name, or as objects with either. */
export function guestsInEvidence(
  evidence: Incident["evidence"],
  guests: Readonly<Record<string, Guest>>,
): string[] {
  const listed = evidence?.guests;
  return Array.isArray(listed) ? listed.flatMap((entry) => guestName(entry, guests) ?? []) : [];
}

function guestName(entry: unknown, guests: Readonly<Record<string, Guest>>): string | undefined {
  if (typeof entry === "number") {
    return guests[String(entry)]?.name ?? `guest ${entry}`;
  }
  if (typeof entry === "string") {
    return guests[entry]?.name ?? entry;
  }
  if (typeof entry === "object" && entry !== null) {
    const { name, vmid } = entry as { name?: unknown; vmid?: unknown };
    return typeof name === "string" ? name : guestName(vmid, guests);
  }
  return undefined;
}
