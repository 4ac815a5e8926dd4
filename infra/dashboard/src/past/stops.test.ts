import { describe, expect, it } from "vitest";
import { MINUTE_MS, momentAfter, momentOf, stopAfter, stopOf, stopsAt } from "./stops.ts";

const now = Date.parse("2026-01-26T13:00:20.000Z");
const stops = stopsAt(now, undefined);
const at = (time: string) => Date.parse(`2026-01-26T${time}Z`);

describe("the slider's stops", () => {
  it("go from 48 hours ago to Live, minute by minute", () => {
    expect(momentOf(stops.first, stops)).toBe(Date.parse("2026-01-24T13:01:00.000Z"));
    expect(momentOf(stops.live - 1, stops)).toBe(at("13:00:00"));
    expect(momentOf(stops.live, stops)).toBeUndefined();
    expect(stops.live - stops.first).toBe(48 * 60);
  });

  it("begin where the memory does", () => {
    expect(momentOf(stopsAt(now, at("12:41:07")).first, stopsAt(now, at("12:41:07")))).toBe(at("12:42:00"));
    const young = stopsAt(now, at("13:00:07"));
    expect(young.first).toBe(young.live);
    expect(momentOf(young.first, young)).toBeUndefined();
  });

  it("are found again from their moment, and stay within their bounds", () => {
    for (const stop of [stops.first, stops.first + 1, stops.live - 1, stops.live]) {
      expect(stopOf(momentOf(stop, stops), stops)).toBe(stop);
    }
    expect(stopOf(at("11:59:31"), stops) * MINUTE_MS).toBe(at("12:00:00"));
    expect(stopOf(0, stops)).toBe(stops.first);
    expect(stopOf(now + 999_999, stops)).toBe(stops.live - 1);
  });

  it.each([
    ["ArrowLeft", stops.live, stops.live - 1],
    ["ArrowDown", stops.live - 5, stops.live - 6],
    ["ArrowRight", stops.live - 1, stops.live],
    ["ArrowUp", stops.live, stops.live],
    ["PageDown", stops.live, stops.live - 61],
    ["PageDown", stops.first + 3, stops.first],
    ["PageUp", stops.live - 30, stops.live],
    ["Home", stops.live, stops.first],
    ["End", stops.first, stops.live],
  ])("%s moves from %i to %i", (key, from, to) => {
    expect(stopAfter(key, from, stops)).toBe(to);
  });

  it("do not move with other keys", () => {
    expect(stopAfter("Tab", stops.live, stops)).toBeUndefined();
  });
});

it("what an event did is looked for in the first whole minute after it, at the latest now", () => {
  expect(momentAfter(at("12:34:01"), now)).toBe(at("12:35:00"));
  expect(momentAfter(at("12:35:00"), now)).toBe(at("12:35:00"));
  expect(momentAfter(at("13:00:12"), now)).toBe(now);
});
