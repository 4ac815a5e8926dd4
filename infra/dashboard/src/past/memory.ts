import { question } from "../state/questions.ts";
import { reportProblem } from "../state/receive.ts";
import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain, Problem } from "../wire/problem.ts";
import type { FeedEvent } from "../wire/records.ts";
import { readReach, readWarnings } from "../wire/rest.ts";
import { withMarked } from "./marks.ts";
import { REACH_MS } from "./stops.ts";

/** Together as many events as there are marks at most. */
const MOST_PAGES = 4;

/** Asks how far back the memory reaches and when something happened, for the track of the slider. */
export async function loadMemory(): Promise<void> {
  const signal = question("memory");
  try {
    const [reach, warnings] = await asking(
      Promise.all([readReach(signal), allWarnings(Date.now() - REACH_MS, signal)]),
    );
    if (signal.aborted) {
      return;
    }
    useDashboard.setState(({ memory }) => ({
      memory: {
        since: reach.since ? Date.parse(reach.since) : undefined,
        ...withMarked({ marks: memory.marks, markedSince: warnings.from }, warnings.events),
      },
    }));
  } catch (error) {
    if (!signal.aborted && !(error instanceof Problem && error.status === 401)) {
      reportProblem(`How far back the memory reaches could not be read: ${explain(error)}`);
    }
  }
}

/** The warnings and above since a time, and from when on these are all, where there are too many. */
async function allWarnings(
  since: number,
  signal: AbortSignal,
): Promise<{ events: FeedEvent[]; from: number | undefined }> {
  const events: FeedEvent[] = [];
  let before: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { events: found, nextBefore } = await readWarnings(since, before, signal);
    events.push(...found);
    if (nextBefore == null) {
      return { events, from: undefined };
    }
    before = nextBefore;
  }
  return { events, from: Date.parse(events.at(-1)?.timestamp ?? "") };
}
