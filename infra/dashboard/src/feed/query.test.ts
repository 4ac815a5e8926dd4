import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import { everything, type FeedQuery, isFiltered, isNarrow, parametersOf, shows } from "./query.ts";

const event: FeedEvent = {
  id: "7",
  timestamp: "2026-01-26T13:00:00.000Z",
  type: "status",
  severity: "warning",
  source: "monitor",
  node: "pve",
  title: "Memory is short",
};
const asking = (change: Partial<FeedQuery>): FeedQuery => ({ ...everything, ...change });

describe("the feed's query", () => {
  it("lets everything through as long as nothing is asked", () => {
    expect(shows(everything, event)).toBe(true);
    expect(isNarrow(everything)).toBe(false);
  });

  it.each<[Partial<FeedQuery>, boolean]>([
    [{ atLeast: "warning" }, true],
    [{ atLeast: "error" }, false],
    [{ source: "monitor" }, true],
    [{ source: "user" }, false],
    [{ node: "pve" }, true],
    [{ node: "pve2" }, false],
    [{ type: "status" }, true],
    [{ type: "alert" }, false],
    [{ until: "2026-01-26T13:00:00.000Z" }, true],
    [{ until: "2026-01-26T12:59:59.999Z" }, false],
    [{ source: "monitor", node: "rack2" }, false],
    [{ words: "never said" }, true],
  ])("%j shows a monitor's warning about pve: %s", (change, shown) => {
    expect(shows(asking(change), event)).toBe(shown);
    expect(isNarrow(asking(change))).toBe(true);
  });

  it("is not filtered by a time alone, which nobody chose to find something", () => {
    expect(isFiltered(asking({ until: "2026-01-26T13:00:00.000Z" }))).toBe(false);
    expect(isFiltered(asking({ words: "disk" }))).toBe(true);
  });

  it("becomes the parameters that the server knows", () => {
    expect(parametersOf(everything).toString()).toBe("limit=100");
    const full = asking({
      atLeast: "error",
      source: "user",
      node: "a&b",
      type: "alert",
      words: "disk full",
      until: "2026-01-26T13:00:00.000Z",
    });
    expect(parametersOf(full, "42").toString()).toBe(
      "limit=100&severity=error&severity=critical&source=user&node=a%26b&type=alert&q=disk+full" +
        "&until=2026-01-26T13%3A00%3A00.000Z&before=42",
    );
  });
});
