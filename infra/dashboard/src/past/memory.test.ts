import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { receive } from "../state/receive.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import { loadMemory } from "./memory.ts";

const now = Date.parse("2026-01-26T13:00:00.000Z");
let asked: URLSearchParams[];
/** As many warnings as there are, one a minute before now. */
let warnings: number;
/** What an answer waits for, in the order of the questions. */
let gates: Promise<void>[];

beforeEach(() => {
  vi.useFakeTimers({ now });
  useDashboard.setState(emptyState);
  asked = [];
  gates = [];
  vi.stubGlobal("fetch", async (path: string) => {
    const address = new URL(path, "http://jarvis");
    if (address.pathname === "/api/cluster/history/reach") {
      await gates.shift();
      return Response.json({ since: "2026-01-25T13:00:00.000Z" });
    }
    asked.push(address.searchParams);
    const limit = Number(address.searchParams.get("limit"));
    const last = Number(address.searchParams.get("before") ?? warnings + 1) - 1;
    const ids = Array.from({ length: Math.min(limit, last) }, (_, i) => last - i);
    const events = ids.map((id) => ({
      id,
      timestamp: new Date(now - (warnings - id) * 60_000).toISOString(),
      type: "status",
      severity: "warning",
      source: "monitor",
      title: "",
    }));
    return Response.json({ events, ...(ids.length < limit ? {} : { nextBefore: String(ids.at(-1)) }) });
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("knows from when on there are states, and all that happened", async () => {
  warnings = 700;
  await loadMemory();
  const { since, marks, markedSince } = useDashboard.getState().memory;
  expect(since).toBe(Date.parse("2026-01-25T13:00:00.000Z"));
  expect(marks).toHaveLength(700);
  expect(markedSince).toBeUndefined();
  expect(asked.map((query) => query.get("before"))).toEqual([null, "201"]);
  expect(asked[0]?.getAll("severity")).toEqual(["warning", "error", "critical"]);
  expect(asked[0]?.get("since")).toBe("2026-01-24T13:00:00.000Z");
});

it("stops asking where there is more than it marks, and says from when on it is complete", async () => {
  warnings = 5_000;
  await loadMemory();
  const { marks, markedSince } = useDashboard.getState().memory;
  expect(asked).toHaveLength(4);
  expect(marks).toHaveLength(2_000);
  expect(markedSince).toBe(marks[0]?.at);
});

it("takes no answer that comes after another database", async () => {
  warnings = 5;
  let open: () => void = () => undefined;
  gates = [new Promise((resolve) => (open = resolve))];
  const reading = loadMemory();
  receive({ type: "reset", payload: { epoch: "other", reason: "restored" } });
  open();
  await reading;
  expect(useDashboard.getState().memory).toEqual(emptyState.memory);
  expect(useDashboard.getState().link.problem).toBeUndefined();
});

it("lets no older answer follow a newer one", async () => {
  warnings = 5_000;
  let open: () => void = () => undefined;
  gates = [new Promise((resolve) => (open = resolve))];
  const older = loadMemory();
  await vi.advanceTimersByTimeAsync(0);
  warnings = 5;
  await loadMemory();
  open();
  await older;
  expect(useDashboard.getState().memory.marks).toHaveLength(5);
  expect(useDashboard.getState().memory.markedSince).toBeUndefined();
});
