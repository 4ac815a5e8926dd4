import { RotateCw } from "lucide-react";
import { useDashboard } from "../state/store.ts";
import { read, searchAgain } from "./asking.ts";
import { unsearched } from "./feed.ts";
import { inWords } from "./words.ts";

/** Above the feed: that a search failed, or that there are events which it has not looked through. */
export function FeedNotice() {
  const progress = useDashboard((state) => state.feed.progress);
  const query = useDashboard((state) => state.feed.query);
  const newer = useDashboard((state) => unsearched(state.feed, state.events));
  if (progress.kind === "failed" && progress.part === "whole") {
    return (
      <div className="feed-notice">
        <p role="alert" className="text-warn">
          The search for events {inWords(query)} failed: {progress.reason}
        </p>
        <p className="text-soft">Below is what was there before.</p>
        <button type="button" className="filter" onClick={() => void read("whole")}>
          Try again
        </button>
      </div>
    );
  }
  return newer > 0 && progress.kind === "read" ? (
    <div className="feed-notice">
      <button type="button" className="filter inline-flex items-center gap-1.5" onClick={searchAgain}>
        <RotateCw size={12} aria-hidden="true" />
        {newer} newer {newer === 1 ? "event" : "events"}: search again
      </button>
    </div>
  ) : null;
}
