import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { newestOnly } from "./newestOnly.ts";

const EVERY_MS = 250;
let begun: { what: string; signal: AbortSignal }[];
const runner = () =>
  newestOnly<string>(EVERY_MS, async (what, signal) => {
    begun.push({ what, signal });
  });
const names = () => begun.map(({ what }) => what);

beforeEach(() => {
  vi.useFakeTimers();
  begun = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe("the newest of what is asked", () => {
  it("runs at once when nothing ran lately", () => {
    const reader = runner();
    reader.ask("a");
    vi.advanceTimersByTime(EVERY_MS);
    reader.ask("b");
    expect(names()).toEqual(["a", "b"]);
  });

  it("is all that runs of many in a row, and not before its time", () => {
    const reader = runner();
    for (const what of ["a", "b", "c", "d"]) {
      reader.ask(what);
    }
    expect(names()).toEqual(["a"]);
    vi.advanceTimersByTime(EVERY_MS - 1);
    expect(names()).toEqual(["a"]);
    vi.advanceTimersByTime(1);
    expect(names()).toEqual(["a", "d"]);
  });

  it("aborts what ran before it", () => {
    const reader = runner();
    reader.ask("a");
    reader.ask("b");
    expect(begun[0]?.signal.aborted).toBe(false);
    vi.advanceTimersByTime(EVERY_MS);
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it("is given up when told to", () => {
    const reader = runner();
    reader.ask("a");
    reader.ask("b");
    reader.stop();
    vi.advanceTimersByTime(10 * EVERY_MS);
    expect(names()).toEqual(["a"]);
    expect(begun[0]?.signal.aborted).toBe(true);
  });
});
