import { withMetrics } from "../cluster/history.ts";
import { backoff } from "../link/backoff.ts";
import { browserSocket } from "../link/browserSocket.ts";
import { Link, type LinkPhase } from "../link/link.ts";
import { explain, Problem } from "../wire/problem.ts";
import * as rest from "../wire/rest.ts";
import { question } from "./questions.ts";
import { leaveBehind, receive, reportProblem } from "./receive.ts";
import { emptyState, useDashboard } from "./store.ts";

const EXPIRED = "The login has expired. Please log in again.";

const link = new Link({
  openSocket: browserSocket,
  loginHolds: async () => {
    try {
      await rest.askMe();
      return true;
    } catch (error) {
      noteTrouble(error);
      return !isRefused(error);
    }
  },
  onPhase: tellPhase,
  onFrame: receive,
  onSenseless: (reason) => reportProblem(`A message from the server made no sense: ${reason}`),
  onExpired: () => leave(EXPIRED),
  random: Math.random,
});

// The tiers are not pushed; that the cluster went stale, or came back, is when a look at them is worth a call.
useDashboard.subscribe((state, before) => {
  if (state.cluster && before.cluster && state.cluster.stale !== before.cluster.stale) {
    void loadHealth();
  }
});

/** Finds out whether this browser is logged in, and goes live if so. Asks again while nobody answers. */
export async function start(attempt = 0): Promise<void> {
  try {
    await enter();
  } catch (error) {
    if (isRefused(error)) {
      useDashboard.setState({ session: { phase: "login" } });
    } else {
      const why = databaseTrouble(error);
      useDashboard.setState({ session: { phase: "unreachable", ...(why ? { why } : {}) } });
      setTimeout(() => void start(attempt + 1), backoff(attempt, Math.random));
    }
  }
}

/** Logs in; throws the Problem to show when that fails. */
export async function login(password: string): Promise<void> {
  await rest.login(password);
  await enter();
}

/** Logs out; the page is left even when the server cannot be told, which is then said. */
export async function logout(): Promise<void> {
  try {
    await rest.logout();
    leave();
  } catch (error) {
    leave(isRefused(error) ? undefined : `The server could not be told of the logout: ${explain(error)}`);
  }
}

/** Runs a REST call of a logged-in page; a refused login leads to the login page, unless that was gone to already. */
export async function asking<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (isRefused(error) && useDashboard.getState().session.phase === "in") {
      leave(EXPIRED);
    }
    throw error;
  }
}

/** Tries again at once, when the browser says that the network is back. */
export function networkIsBack(): void {
  const { session, link: state } = useDashboard.getState();
  if (session.phase === "in" && state.phase !== "live") {
    link.open();
  }
}

async function enter(): Promise<void> {
  const me = await rest.askMe();
  useDashboard.setState({ session: { phase: "in", me } });
  link.open();
}

function leave(notice?: string): void {
  link.close();
  leaveBehind();
  useDashboard.setState({ ...emptyState, session: { phase: "login", ...(notice ? { notice } : {}) } });
}

function tellPhase(phase: LinkPhase): void {
  const { link: before } = useDashboard.getState();
  if (before.phase === phase) {
    return;
  }
  useDashboard.setState({ link: { phase, since: Date.now(), problem: before.problem } });
  if (phase === "live") {
    void loadHealth();
    void loadMetrics();
  }
}

/** Asks for the hour before the page went live, which the link does not tell. */
async function loadMetrics(): Promise<void> {
  const signal = question("last hour");
  try {
    const metrics = await asking(rest.readLastHour(signal));
    if (!signal.aborted) {
      useDashboard.setState((state) => ({ history: withMetrics(state.history, metrics) }));
    }
  } catch (error) {
    if (!signal.aborted) {
      report("The last hour's values could not be read", error);
    }
  }
}

/** Asks how JARVIS itself does; that it cannot say is an answer, too. */
export async function loadHealth(): Promise<void> {
  const signal = question("health");
  try {
    const answer = await asking(rest.readHealth(signal));
    if (signal.aborted) {
      return;
    }
    const { database } = answer;
    const trouble = database && database.status !== "ok" ? (database.detail ?? database.status) : undefined;
    useDashboard.setState({ health: { answer, readAt: Date.now() }, databaseTrouble: trouble });
  } catch (error) {
    if (!signal.aborted && !noteTrouble(error)) {
      report("The system's health could not be read", error);
    }
  }
}

/** Keeps it for the page when it is the database that keeps the server from answering; says whether it is. */
function noteTrouble(error: unknown): boolean {
  const trouble = databaseTrouble(error);
  if (trouble !== undefined) {
    useDashboard.setState({ databaseTrouble: trouble });
  }
  return trouble !== undefined;
}

function report(what: string, error: unknown): void {
  if (!isRefused(error)) {
    reportProblem(`${what}: ${explain(error)}`);
  }
}

const isRefused = (error: unknown) => error instanceof Problem && error.status === 401;

const databaseTrouble = (error: unknown) =>
  error instanceof Problem && error.code === "database_unavailable" ? error.message : undefined;
