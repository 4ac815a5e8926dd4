import { describe, expect, it } from "vitest";
import type { FeedEvent } from "../wire/records.ts";
import { sampleEvent } from "../wire/samples.ts";
import { type News, newsOf } from "./news.ts";
import { everything } from "./query.ts";

const event = (id: number, severity: FeedEvent["severity"] = "info") =>
  sampleEvent(id, { severity, timestamp: new Date(1_769_432_400_000 + id * 1_000).toISOString() });
const listening: News = { heard: undefined, said: undefined };
const begun = newsOf(listening, everything, [event(2), event(1)]);
const past = { ...everything, until: event(2).timestamp };

describe("the news", () => {
  it("are what comes, not what was there at first", () => {
    expect(begun.said).toBeUndefined();
    expect(newsOf(begun, everything, [event(3), event(2), event(1)]).said?.id).toBe("3");
  });

  it("are not what came while it was not shown: neither when the words go nor when Live is back", () => {
    for (const query of [{ ...everything, words: "disk" }, past]) {
      const unheard = newsOf(begun, query, [event(3), event(2), event(1)]);
      expect(unheard.said).toBeUndefined();
      expect(newsOf(unheard, everything, [event(3), event(2), event(1)]).said).toBeUndefined();
      expect(newsOf(unheard, everything, [event(4), event(3), event(2)]).said?.id).toBe("4");
    }
  });

  it("are the newest that is shown of several", () => {
    const query = { ...everything, atLeast: "error" as const };
    expect(newsOf(begun, query, [event(4), event(3, "error"), event(2, "error")]).said?.id).toBe("3");
    expect(newsOf(begun, query, [event(4), event(3), event(2, "error")]).said).toBeUndefined();
  });

  it("stay as they are while nothing comes, and begin anew with another database", () => {
    expect(newsOf(begun, everything, [event(2, "error"), event(1)])).toBe(begun);
    const replaced = newsOf(begun, everything, []);
    expect(newsOf(newsOf(replaced, everything, [event(1)]), everything, [event(2)]).said?.id).toBe("2");
  });
});
