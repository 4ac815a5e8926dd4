import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import { sampleEvent } from "../wire/samples.ts";
import { drawnMarks, gapUntil, momentBefore, momentBeyond, withMarked, withMarks } from "./marks.ts";

const start = Date.parse("2026-01-26T13:00:00.000Z");
const event = (id: number, severity: FeedEvent["severity"], seconds = id) =>
  sampleEvent(id, { severity, timestamp: new Date(start + seconds * 1_000).toISOString() });
const ids = (marks: readonly { id: string }[]) => marks.map(({ id }) => id);

describe("the marks", () => {
  it("are of warnings and above, oldest first, each once", () => {
    const marks = withMarks([], [event(3, "critical"), event(2, "info"), event(1, "warning")]);
    expect(ids(marks)).toEqual(["1", "3"]);
    expect(ids(withMarks(marks, [event(3, "critical"), event(4, "error")]))).toEqual(["1", "3", "4"]);
  });

  it("stay the same list while nothing comes that makes one", () => {
    const marks = withMarks([], [event(1, "warning")]);
    expect(withMarks(marks, [event(1, "warning"), event(2, "info")])).toBe(marks);
    expect(withMarks(marks, [{ ...event(5, "error"), timestamp: "then" }])).toBe(marks);
  });

  it("say since when they are all there, once the oldest made room", () => {
    const warnings = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => event(from + i, "warning"));
    const full = withMarked({ marks: [], markedSince: undefined }, warnings(1, 2_001));
    expect(full.marks).toHaveLength(2_000);
    expect(full.markedSince).toBeUndefined();
    const next = withMarked(full, [event(2_001, "error"), event(2_002, "error")]);
    expect(next.marks).toHaveLength(2_000);
    expect(next.markedSince).toBe(start + 3_000);
    expect(withMarked(next, [event(3_000, "info")])).toBe(next);
    const known = start + 60_000;
    expect(withMarked({ ...full, markedSince: known }, [event(2_001, "error")]).markedSince).toBe(known);
  });

  it("lack nothing any more once what they lack cannot be looked at", () => {
    const days = 86_400_000;
    expect(gapUntil(start, start + days)).toBe(start);
    expect(gapUntil(start, start + 2 * days)).toBeUndefined();
    expect(gapUntil(undefined, start)).toBeUndefined();
  });

  it("are drawn where they are, the worst of those that fall together", () => {
    const marks = withMarks(
      [],
      [event(1, "warning", 10), event(2, "critical", 11), event(3, "warning", 12), event(4, "error", 90)],
    );
    const drawn = (slots: number) => ids(drawnMarks(marks, start, start + 100_000, slots));
    expect(drawn(100)).toEqual(["1", "2", "3", "4"]);
    expect(drawn(10)).toEqual(["2", "4"]);
    expect(ids(drawnMarks(marks, start + 50_000, start + 100_000, 10))).toEqual(["4"]);
  });

  it("lead from one to the next, and stop at the ends", () => {
    const minute = (count: number) => start + count * 60_000;
    const marks = withMarks([], [event(1, "warning", 30), event(2, "error", 45), event(3, "critical", 600)]);
    const now = minute(30);
    expect(momentBefore(marks, undefined, now)).toBe(minute(10));
    expect(momentBefore(marks, minute(10), now)).toBe(minute(1));
    expect(momentBefore(marks, minute(1), now)).toBeUndefined();
    expect(momentBeyond(marks, minute(1), now)).toBe(minute(10));
    expect(momentBeyond(marks, minute(10), now)).toBeUndefined();
    expect(momentBeyond(marks, undefined, now)).toBeUndefined();
  });

  it("do not lead to the same one again within its minute", () => {
    const marks = withMarks([], [event(1, "warning", 30)]);
    const looked = start + 40_000;
    expect(momentBefore(marks, undefined, looked)).toBe(looked);
    expect(momentBeyond(marks, looked, start + 50_000)).toBeUndefined();
    expect(momentBeyond(marks, looked, start + 90_000)).toBeUndefined();
    expect(momentBeyond(marks, start, start + 90_000)).toBe(start + 60_000);
  });
});
