import type { LinkPhase } from "../link/link.ts";
import { isPatched } from "./pastView.ts";
import type { Past } from "./shown.ts";
import { timeBeside } from "./words.ts";

/** How panels are marked that tell of now: without a connection they tell of the last of it. */
export const nowWord = (phase: LinkPhase) => (phase === "live" ? "Live" : "Last known");

/** What a person must know of a past moment: what is not of that very time. */
export function notesOf(
  past: Pick<Past, "at" | "asOf" | "snapshotAt" | "stale">,
  phase: LinkPhase,
): string[] {
  const notes: string[] = [];
  if (past.stale) {
    notes.push(
      `Nothing was recorded between ${timeBeside(past.asOf, past.at)} and this moment: the figures are of ${timeBeside(past.asOf, past.at)}.`,
    );
  }
  if (isPatched(past)) {
    notes.push(`Names and sizes as of ${timeBeside(past.snapshotAt, past.at)}.`);
  }
  notes.push(
    phase === "live"
      ? "Panels marked Live tell of now."
      : "Panels marked Last known tell of when the connection was lost.",
  );
  return notes;
}
