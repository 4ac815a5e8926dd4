import { expect, it } from "vitest";
import { kindsFor, worded } from "./kinds.ts";
import type { Reading } from "./readings.ts";
import { sampleReading } from "./sampleReading.ts";

const reading = (fields: Partial<Reading>) => sampleReading(0, fields);
const named = (readings: Reading[]) =>
  kindsFor(readings).map(({ title, lines }) => `${title}: ${lines.map(({ label }) => label)}`);

it("there is a chart of what was ever measured, and no other", () => {
  expect(named([])).toEqual([]);
  expect(named([reading({ cpu: 0 }), reading({ networkIn: 5, temperature: 40 })])).toEqual([
    "Load: CPU",
    "Network: In",
    "Temperature: Hottest",
  ]);
});

it("a disk that is always empty was not measured", () => {
  expect(named([reading({ cpu: 0.1, disk: 0 })])).toEqual(["Load: CPU"]);
  expect(named([reading({ cpu: 0.1, disk: 0 }), reading({ disk: 0.1 })])).toEqual(["Load: CPU,Disk"]);
});

it("values have their units", () => {
  expect([worded("fraction", 0.256), worded("rate", 2_048), worded("degrees", 41.6)]).toEqual([
    "26 %",
    "2.00 KiB/s",
    "42 °C",
  ]);
  expect(worded("rate", null)).toBe("–");
});
