import { useState } from "react";
import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain } from "../wire/problem.ts";
import { readEventsBefore } from "../wire/rest.ts";
import { FEED_LIMIT, withOlder } from "./feed.ts";

type Progress = { kind: "idle" | "asking" | "end" } | { kind: "failed"; reason: string };

/** Fetches what happened before the oldest event on the page. */
export function OlderEvents() {
  const oldest = useDashboard((state) => state.events.at(-1)?.id);
  const full = useDashboard((state) => state.events.length >= FEED_LIMIT);
  const [progress, setProgress] = useState<Progress>({ kind: "idle" });
  if (oldest === undefined || full) {
    return null;
  }
  if (progress.kind === "end") {
    return <p className="empty">This is where the memory begins.</p>;
  }
  const fetchOlder = async () => {
    setProgress({ kind: "asking" });
    try {
      const page = await asking(readEventsBefore(oldest));
      useDashboard.setState((state) => ({ events: withOlder(state.events, page.events) }));
      setProgress({ kind: page.nextBefore == null ? "end" : "idle" });
    } catch (error) {
      setProgress({ kind: "failed", reason: explain(error) });
    }
  };
  return (
    <div className="flex flex-col items-center gap-1 p-3">
      <button type="button" className="filter" disabled={progress.kind === "asking"} onClick={fetchOlder}>
        {progress.kind === "asking" ? "Reading" : "Show older events"}
      </button>
      {progress.kind === "failed" ? (
        <p role="alert" className="text-warn">
          {progress.reason}
        </p>
      ) : null}
    </div>
  );
}
