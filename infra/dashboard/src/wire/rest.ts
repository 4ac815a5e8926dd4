import * as z from "zod/mini";
import { Problem } from "./problem.ts";
import { eventRecord, guestRecord, incidentRecord, maybe, nodeRecord, storageRecord } from "./records.ts";

const text = z.string();
const problemBody = z.object({ code: maybe(text), detail: maybe(text), title: maybe(text) });

const me = z.object({ role: text, expiresAt: maybe(text) });
const tier = z.object({
  tier: text,
  intervalSeconds: z.number(),
  startedAt: maybe(text),
  endedAt: maybe(text),
  outcome: text,
  error: maybe(text),
  late: z.boolean(),
});
const health = z.object({
  status: text,
  version: text,
  database: maybe(z.object({ status: text, detail: maybe(text) })),
  tiers: maybe(z.array(tier)),
});
const column = z.array(z.nullable(z.number()));
const metrics = z.object({
  times: z.array(text),
  series: z.record(
    text,
    z.object({
      cpu: column,
      memory: column,
      disk: maybe(column),
      networkInBytesPerSecond: maybe(column),
      networkOutBytesPerSecond: maybe(column),
      temperatureCelsius: maybe(column),
    }),
  ),
});
const eventPage = z.object({ events: z.array(eventRecord), nextBefore: maybe(text) });
const pastStatus = z.object({
  asOf: text,
  snapshotAt: text,
  stale: z.boolean(),
  nodes: z.array(nodeRecord),
  guests: z.array(guestRecord),
  storages: z.array(storageRecord),
});
const reach = z.object({ since: maybe(text) });
const nodeDetail = z.object({
  node: nodeRecord,
  guests: z.array(guestRecord),
  storages: z.array(storageRecord),
  incidents: z.array(incidentRecord),
});

export type Me = z.infer<typeof me>;
export type Tier = z.infer<typeof tier>;
export type Health = z.infer<typeof health>;
export type Metrics = z.infer<typeof metrics>;
export type PastStatus = z.infer<typeof pastStatus>;
export type NodeDetail = z.infer<typeof nodeDetail>;

export const askMe = () => call("/api/auth/me", me);
export const readHealth = (signal: AbortSignal) => call("/api/health", health, { signal });
/** The last hour of everything. */
export const readLastHour = (signal: AbortSignal) => call("/api/metrics", metrics, { signal });
/** What was measured of some resources between two times, in milliseconds since 1970. */
export function readMetrics(
  signal: AbortSignal,
  resources: readonly string[],
  from: number,
  to: number,
): Promise<Metrics> {
  const parameters = new URLSearchParams(resources.map((resource) => ["resource", resource]));
  parameters.set("from", timeOf(from));
  parameters.set("to", timeOf(to));
  return call(`/api/metrics?${parameters}`, metrics, { signal });
}
/** How the cluster was at a time. */
export const readPast = (at: number, signal: AbortSignal) =>
  call(`/api/cluster/history?at=${timeOf(at)}`, pastStatus, { signal });
/** From when on it is known how the cluster was. */
export const readReach = (signal: AbortSignal) => call("/api/cluster/history/reach", reach, { signal });
/** What happened of warning and above since a time, newest first, a page of 500; `before` is the page before's end. */
export function readWarnings(since: number, before: string | undefined, signal: AbortSignal) {
  const parameters = new URLSearchParams(["warning", "error", "critical"].map((word) => ["severity", word]));
  parameters.set("since", timeOf(since));
  parameters.set("limit", "500");
  if (before !== undefined) {
    parameters.set("before", before);
  }
  return call(`/api/memory/events?${parameters}`, eventPage, { signal });
}
export const readNode = (name: string, signal: AbortSignal) =>
  call(`/api/nodes/${encodeURIComponent(name)}`, nodeDetail, { signal });
export const readEvents = (parameters: URLSearchParams, signal: AbortSignal) =>
  call(`/api/memory/events?${parameters}`, eventPage, { signal });
export const login = (password: string) =>
  call("/api/auth/login", z.object({}), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ password }),
  });

export async function logout(): Promise<void> {
  await answerTo("/api/auth/logout", { method: "POST" });
}

const timeOf = (at: number) => new Date(at).toISOString();

async function call<T>(path: string, schema: z.ZodMiniType<T>, init: RequestInit = {}): Promise<T> {
  const response = await answerTo(path, init);
  const parsed = schema.safeParse(await response.json());
  if (!parsed.success) {
    throw new Problem(
      response.status,
      "senseless_answer",
      `${path} answered something else: ${z.prettifyError(parsed.error)}`,
    );
  }
  return parsed.data;
}

async function answerTo(path: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: "same-origin" });
  } catch (error) {
    if (init.signal?.aborted) {
      throw error;
    }
    throw new Problem(0, "unreachable", "JARVIS does not answer.");
  }
  if (!response.ok) {
    throw await problemOf(response);
  }
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  const retryAfter = Number(response.headers.get("Retry-After") ?? Number.NaN);
  const body = problemBody.safeParse(parseJson(await response.text()));
  const said = body.success ? body.data : {};
  return new Problem(
    response.status,
    said.code ?? `http_${response.status}`,
    said.detail ?? said.title ?? `The server answered ${response.status}.`,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}

/** A proxy in between may answer in HTML; then the status is all there is to say. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
