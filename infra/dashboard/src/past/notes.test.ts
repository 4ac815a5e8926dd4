import { describe, expect, it } from "vitest";
import { notesOf } from "./notes.ts";

const at = new Date(2026, 0, 20, 13, 2).getTime();
const of = (minutes: number, stale: boolean) => ({
  at,
  asOf: at - minutes * 60_000,
  snapshotAt: at - minutes * 60_000,
  stale,
});

describe("the notes of a past moment", () => {
  it("say that nobody watched where the server says so, and not before", () => {
    expect(notesOf(of(2.5, false), "live")).toEqual(["Panels marked Live tell of now."]);
    expect(notesOf(of(120, true), "live")[0]).toBe(
      "Nothing was recorded between 11:02 and this moment: the figures are of 11:02.",
    );
  });

  it("call no panel live without a connection", () => {
    for (const phase of ["offline", "connecting"] as const) {
      expect(notesOf(of(0, false), phase)).toEqual([
        "Panels marked Last known tell of when the connection was lost.",
      ]);
    }
  });
});
