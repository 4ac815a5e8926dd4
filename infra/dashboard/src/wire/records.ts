import * as z from "zod/mini";

/** Absent and null mean the same on the wire. */
export const maybe = <T extends z.core.$ZodType>(schema: T) => z.optional(z.nullable(schema));

/** A closed set of words; a word of a newer server becomes the fallback instead of breaking the page. */
const word = <const T extends string>(known: readonly T[], fallback: NoInfer<T>) =>
  z.pipe(
    z.string(),
    z.transform((value): T => known.find((candidate) => candidate === value) ?? fallback),
  );

const text = z.string();
const amount = maybe(z.number());
const identity = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value) => String(value)),
);

const vitals = z.object({
  loadAverage: amount,
  swapUsedBytes: amount,
  swapBytes: amount,
  temperatureCelsius: amount,
  version: maybe(text),
  kernel: maybe(text),
});

const nodeStatus = word(["online", "offline", "unknown"], "unknown");
const nodeFields = {
  address: maybe(text),
  cpuFraction: amount,
  cpus: amount,
  memoryUsedBytes: amount,
  memoryBytes: amount,
  diskUsedBytes: amount,
  diskBytes: amount,
  startedAt: maybe(text),
  networkInBytesPerSecond: amount,
  networkOutBytesPerSecond: amount,
  vitals: maybe(vitals),
};
export const nodeRecord = z.object({ name: text, status: nodeStatus, ...nodeFields });
const nodePatch = z.object({ name: text, status: maybe(nodeStatus), ...nodeFields });

const guestStatus = word(["running", "stopped", "unknown"], "unknown");
const guestType = word(["qemu", "lxc", "unknown"], "unknown");
const guestFields = {
  cpuFraction: amount,
  cpus: amount,
  memoryUsedBytes: amount,
  memoryBytes: amount,
  diskUsedBytes: amount,
  diskBytes: amount,
  startedAt: maybe(text),
  tags: maybe(z.array(text)),
  lock: maybe(text),
  haState: maybe(text),
  template: maybe(z.boolean()),
  networkInBytesPerSecond: amount,
  networkOutBytesPerSecond: amount,
};
export const guestRecord = z.object({
  vmid: z.number(),
  name: text,
  type: guestType,
  node: text,
  status: guestStatus,
  ...guestFields,
});
const guestPatch = z.object({
  vmid: z.number(),
  name: maybe(text),
  type: maybe(guestType),
  node: maybe(text),
  status: maybe(guestStatus),
  ...guestFields,
});

const storageStatus = word(["available", "unavailable", "unknown"], "unknown");
const storageFields = {
  type: maybe(text),
  shared: maybe(z.boolean()),
  usedBytes: amount,
  totalBytes: amount,
};
export const storageRecord = z.object({ storage: text, node: text, status: storageStatus, ...storageFields });
const storagePatch = z.object({ storage: text, node: text, status: maybe(storageStatus), ...storageFields });

const overallStatus = word(["nominal", "degraded", "critical", "unknown"], "unknown");
export const clusterStatus = z.object({
  cluster: text,
  name: text,
  demo: z.boolean(),
  asOf: text,
  stale: z.boolean(),
  intervalSeconds: z.number(),
  status: overallStatus,
  quorate: maybe(z.boolean()),
  nodes: z.array(nodeRecord),
  guests: z.array(guestRecord),
  storages: z.array(storageRecord),
});
export const statusPatch = z.object({
  cluster: maybe(text),
  name: maybe(text),
  demo: maybe(z.boolean()),
  asOf: maybe(text),
  stale: maybe(z.boolean()),
  intervalSeconds: amount,
  status: maybe(overallStatus),
  quorate: maybe(z.boolean()),
  nodes: maybe(z.array(nodePatch)),
  guests: maybe(z.array(guestPatch)),
  storages: maybe(z.array(storagePatch)),
  removed: maybe(
    z.object({
      nodes: maybe(z.array(text)),
      guests: maybe(z.array(z.number())),
      storages: maybe(z.array(z.object({ node: text, storage: text }))),
    }),
  ),
});

/** A severity nobody here knows is shown as a warning: too loud rather than too quiet. */
const severity = word(["info", "warning", "error", "critical"], "warning");
export const eventRecord = z.object({
  id: identity,
  timestamp: text,
  type: text,
  severity,
  source: text,
  node: maybe(text),
  target: maybe(text),
  title: text,
  message: maybe(text),
  incidentId: maybe(identity),
  resolved: maybe(z.boolean()),
  resolvedAt: maybe(text),
  resolvedBy: maybe(text),
});
export const incidentRecord = z.object({
  id: identity,
  key: text,
  condition: text,
  severity,
  node: maybe(text),
  target: maybe(text),
  title: text,
  message: maybe(text),
  state: word(["open", "acknowledged", "remediating", "resolved", "escalated"], "open"),
  openedAt: text,
  updatedAt: maybe(text),
  resolvedAt: maybe(text),
  count: amount,
  evidence: maybe(z.record(text, z.unknown())),
});

export type ClusterStatus = z.infer<typeof clusterStatus>;
export type StatusPatch = z.infer<typeof statusPatch>;
export type ClusterNode = z.infer<typeof nodeRecord>;
export type Guest = z.infer<typeof guestRecord>;
export type Storage = z.infer<typeof storageRecord>;
export type Severity = z.infer<typeof severity>;
export type FeedEvent = z.infer<typeof eventRecord>;
export type Incident = z.infer<typeof incidentRecord>;
