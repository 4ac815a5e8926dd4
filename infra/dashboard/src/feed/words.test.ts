import { expect, it } from "vitest";
import { everything } from "./query.ts";
import { countOf, inWords } from "./words.ts";

it("says what was looked for", () => {
  expect(inWords({ ...everything, atLeast: "error", source: "user", node: "pve", words: "disk full" })).toBe(
    "errors and up, from user, about pve, with “disk full”",
  );
  expect(inWords({ ...everything, type: "alert" })).toBe("of type alert");
});

it("says how many there are, and when there may be more", () => {
  expect(countOf(1, false, false)).toBe("1 event");
  expect(countOf(50, false, true)).toBe("50 events");
  expect(countOf(0, true, true)).toBe("0 found");
  expect(countOf(100, true, false)).toBe("100 found so far");
});
