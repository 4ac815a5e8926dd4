import * as z from "zod/mini";
import { clusterStatus, eventRecord, incidentRecord, maybe, statusPatch } from "./records.ts";

const position = z.number();
const epoch = z.union([z.string(), z.number()]);

const known = {
  snapshot: z.object({
    type: z.literal("snapshot"),
    payload: z.object({
      epoch,
      cursor: position,
      cluster: maybe(clusterStatus),
      events: z.array(eventRecord),
      incidents: z.array(incidentRecord),
    }),
  }),
  resumed: z.object({
    type: z.literal("resumed"),
    payload: z.object({ epoch, cursor: position, cluster: maybe(clusterStatus) }),
  }),
  reset: z.object({ type: z.literal("reset"), payload: z.object({ epoch, reason: z.string() }) }),
  status_update: z.object({ type: z.literal("status_update"), payload: statusPatch }),
  event: z.object({ type: z.literal("event"), id: position, payload: eventRecord }),
  incident: z.object({ type: z.literal("incident"), id: position, payload: incidentRecord }),
  error: z.object({
    type: z.literal("error"),
    payload: z.object({ code: z.string(), detail: maybe(z.string()) }),
  }),
};
const anyFrame = z.discriminatedUnion("type", [
  known.snapshot,
  known.resumed,
  known.reset,
  known.status_update,
  known.event,
  known.incident,
  known.error,
]);
const envelope = z.object({ type: z.string() });

export type Frame = z.infer<typeof anyFrame>;
export type SnapshotFrame = z.infer<typeof known.snapshot>;
export type Epoch = z.infer<typeof epoch>;

export type ReadFrame =
  | { kind: "frame"; frame: Frame }
  /** A type that this page has no use for, from a newer server: passed over. */
  | { kind: "foreign"; type: string }
  | { kind: "senseless"; reason: string };

export function readFrame(text: string): ReadFrame {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { kind: "senseless", reason: `not JSON: ${String(error)}` };
  }
  const head = envelope.safeParse(json);
  if (!head.success) {
    return { kind: "senseless", reason: z.prettifyError(head.error) };
  }
  if (!Object.hasOwn(known, head.data.type)) {
    return { kind: "foreign", type: head.data.type };
  }
  const frame = anyFrame.safeParse(json);
  return frame.success
    ? { kind: "frame", frame: frame.data }
    : { kind: "senseless", reason: `${head.data.type}: ${z.prettifyError(frame.error)}` };
}
