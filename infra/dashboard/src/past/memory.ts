import { reportProblem } from "../state/receive.ts";
import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain, Problem } from "../wire/problem.ts";
import { readReach, readWarnings } from "../wire/rest.ts";
import { withMarks } from "./marks.ts";
import { REACH_MS } from "./stops.ts";

/** Asks how far back the memory reaches and when something happened, for the track of the slider. */
export async function loadMemory(): Promise<void> {
  try {
    const [reach, page] = await asking(Promise.all([readReach(), readWarnings(Date.now() - REACH_MS)]));
    useDashboard.setState(({ memory }) => ({
      memory: {
        since: reach.since ? Date.parse(reach.since) : undefined,
        marks: withMarks(memory.marks, page.events),
      },
    }));
  } catch (error) {
    if (!(error instanceof Problem && error.status === 401)) {
      reportProblem(`How far back the memory reaches could not be read: ${explain(error)}`);
    }
  }
}
