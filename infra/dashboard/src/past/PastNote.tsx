import { TriangleAlert } from "lucide-react";
import { useDashboard } from "../state/store.ts";
import { notesOf } from "./notes.ts";
import { dayAndMinute } from "./words.ts";

/** Below the slider: what is shown that is not of the moment, and why a moment could not be read. */
export function PastNote() {
  const moment = useDashboard((state) => state.moment);
  const phase = useDashboard((state) => state.link.phase);
  const past = moment?.past;
  const failed = moment?.progress.kind === "failed" ? moment.progress.reason : undefined;
  return (
    <div className={moment ? "past-note" : "contents"}>
      <div role="status" className="contents">
        {moment && failed ? (
          <p className="past-failed">
            <TriangleAlert size={14} className="shrink-0" aria-hidden="true" />
            {dayAndMinute(moment.at)} cannot be shown: {failed.replace(/\.$/, "")}. The page shows{" "}
            {past ? dayAndMinute(past.at) : "now"}.
          </p>
        ) : (
          <span className="sr-only">{past ? `Shown: ${dayAndMinute(past.at)}` : "Shown: now"}</span>
        )}
      </div>
      {past ? <p>{notesOf(past, phase).join(" ")}</p> : null}
      {moment && !past && !failed ? <p>Reading. Until then the page shows now.</p> : null}
    </div>
  );
}
