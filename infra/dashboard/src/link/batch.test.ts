import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { batch } from "./batch.ts";

describe("a batch", () => {
  let applied: number[][];
  beforeEach(() => {
    vi.useFakeTimers();
    applied = [];
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const collecting = () => batch<number>(500, (items) => applied.push([...items]));

  it("hands over together what came together, in order", () => {
    const numbers = collecting();
    numbers.add(1);
    vi.advanceTimersByTime(400);
    numbers.add(2);
    expect(applied).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(applied).toEqual([[1, 2]]);
  });

  it("applies at most once in its time under a flood", () => {
    const numbers = collecting();
    for (let i = 0; i < 100; i += 1) {
      numbers.add(i);
      vi.advanceTimersByTime(10);
    }
    expect(applied.length).toBeLessThanOrEqual(2);
  });

  it("forgets what it is told to drop", () => {
    const numbers = collecting();
    numbers.add(1);
    numbers.drop();
    vi.advanceTimersByTime(1_000);
    expect(applied).toEqual([]);
  });
});
