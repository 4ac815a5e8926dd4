import type { FeedEvent, Incident } from "./records.ts";

const AT = "2026-01-26T13:00:00.000Z";

/** An event for a test, which gives what it is about. */
export const sampleEvent = (id: number, fields: Partial<FeedEvent> = {}): FeedEvent => ({
  id: String(id),
  timestamp: AT,
  type: "status",
  severity: "info",
  source: "monitor",
  title: `event ${id}`,
  ...fields,
});

/** An incident for a test, which gives what it is about. */
export const sampleIncident = (id: string, fields: Partial<Incident> = {}): Incident => ({
  id,
  key: `key-${id}`,
  condition: "node_unreachable",
  severity: "warning",
  title: id,
  state: "open",
  openedAt: AT,
  ...fields,
});
