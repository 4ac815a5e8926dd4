import { withMetrics } from "../cluster/history.ts";
import { ask } from "../feed/asking.ts";
import { reportProblem } from "../state/receive.ts";
import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain, Problem } from "../wire/problem.ts";
import * as rest from "../wire/rest.ts";
import { keepMoment, keptMoment, NO_CURVES } from "./kept.ts";
import { newestOnly } from "./newestOnly.ts";
import { pastView } from "./pastView.ts";
import { rested } from "./rested.ts";
import type { Moment, Past } from "./shown.ts";

const HOUR_MS = 3_600_000;
const ASK_EVERY_MS = 250;

const reader = newestOnly<number>(ASK_EVERY_MS, read);

useDashboard.subscribe((state, before) => {
  if (before.moment && !state.moment) {
    reader.stop();
  }
  const at = state.moment?.past?.at;
  if (at !== before.moment?.past?.at) {
    ask({ until: at === undefined ? undefined : new Date(at).toISOString() });
  }
  if (
    state.link.phase === "live" &&
    before.link.phase !== "live" &&
    state.moment?.progress.kind === "failed"
  ) {
    lookAt(state.moment.at);
  }
});

/** Puts the page at a past moment, as soon as that is read. */
export function lookAt(at: number): void {
  useDashboard.setState(({ moment }) => ({
    moment: { at, progress: { kind: "reading" }, past: moment?.past },
  }));
  const kept = keptMoment(at);
  if (kept) {
    arrive(kept);
  }
  if (kept && kept.history !== NO_CURVES) {
    reader.stop();
  } else {
    reader.ask(at);
  }
}

/** Puts the page back to now. */
export const goLive = () => useDashboard.setState({ moment: undefined });

async function read(at: number, signal: AbortSignal): Promise<void> {
  const past = keptMoment(at) ?? (await readState(at, signal));
  if (past) {
    arrive(past);
    await rested(signal);
    await readCurves(past, signal);
  }
}

async function readState(at: number, signal: AbortSignal): Promise<Past | undefined> {
  try {
    const status = await asking(rest.readPast(at, signal));
    const past = {
      at,
      asOf: Date.parse(status.asOf),
      snapshotAt: Date.parse(status.snapshotAt),
      stale: status.stale,
      cluster: pastView(status),
      history: NO_CURVES,
      incidents: undefined,
    };
    keepMoment(past, Date.now());
    return past;
  } catch (error) {
    if (!signal.aborted) {
      change((moment) => ({ ...moment, progress: { kind: "failed", reason: reasonOf(error) } }));
    }
    return undefined;
  }
}

/** The server says a time that it does not remember in its own clock's words; it already stands here in this one's. */
const reasonOf = (error: unknown) =>
  error instanceof Problem && error.code === "unknown_time"
    ? "nothing is remembered of that time"
    : explain(error);

async function readCurves(past: Past, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    return;
  }
  try {
    const history = withMetrics({}, await asking(rest.readMetrics(signal, [], past.at - HOUR_MS, past.at)));
    const whole = { ...past, history };
    keepMoment(whole, Date.now());
    change((moment) => (moment.past === past ? { ...moment, past: whole } : moment));
  } catch (error) {
    if (!signal.aborted) {
      reportProblem(`The values before that moment could not be read: ${explain(error)}`);
    }
  }
}

/** Shows what was read; also while a newer moment is already asked for: it is nearer to it than what was shown. */
function arrive(past: Past): void {
  change((moment) => ({
    ...moment,
    past,
    progress: moment.at === past.at ? { kind: "read" } : moment.progress,
  }));
}

function change(to: (moment: Moment) => Moment): void {
  useDashboard.setState((state) => (state.moment ? { moment: to(state.moment) } : state));
}
