import { isPatched } from "./pastView.ts";
import type { Past } from "./shown.ts";
import { timeBeside } from "./words.ts";

/** Figures come once a minute; older ones than this say that nobody watched in between. */
const WATCHED_MS = 120_000;

/** What a person must know of a past moment: what is not of that very time. */
export function notesOf(past: Pick<Past, "at" | "asOf" | "snapshotAt">): string[] {
  const notes: string[] = [];
  if (past.at - past.asOf > WATCHED_MS) {
    notes.push(
      `Nothing was recorded between ${timeBeside(past.asOf, past.at)} and this moment: the figures are of ${timeBeside(past.asOf, past.at)}.`,
    );
  }
  if (isPatched(past)) {
    notes.push(`Names, sizes and storage as of ${timeBeside(past.snapshotAt, past.at)}.`);
  }
  notes.push("Panels marked Live tell of now.");
  return notes;
}
