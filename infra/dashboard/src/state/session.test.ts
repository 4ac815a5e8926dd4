// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../wire/problem.ts";
import { asking, loadHealth, login, logout, networkIsBack, start } from "./session.ts";
import { emptyState, useDashboard } from "./store.ts";

/** Answers REST calls by path; a path without an answer is a server that is not there. */
let answers: Record<string, () => Response | Promise<Response>>;

const json = (status: number, body: object, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { status, headers });

/** Says only what a test has it say: what else happens on a socket is the link's business, and tested there. */
class TestSocket {
  static newest: TestSocket;
  private hear: (message: { data: string }) => void = () => undefined;
  constructor() {
    TestSocket.newest = this;
  }
  addEventListener(kind: string, listener: (message: { data: string }) => void): void {
    if (kind === "message") {
      this.hear = listener;
    }
  }
  says(type: string, payload: object): void {
    this.hear({ data: JSON.stringify({ type, payload }) });
  }
  close(): void {
    // Nothing was opened.
  }
}

beforeEach(() => {
  vi.useFakeTimers();
  useDashboard.setState(emptyState);
  answers = {};
  vi.stubGlobal("WebSocket", TestSocket);
  vi.stubGlobal("fetch", async (path: string) => {
    const answer = answers[path];
    if (!answer) {
      throw new TypeError("connection refused");
    }
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const phase = () => useDashboard.getState().session.phase;
const letIn = () => {
  answers["/api/auth/me"] = () => json(200, { role: "admin", expiresAt: "2026-01-26T23:00:00.000Z" });
};
const goesLive = async () => {
  TestSocket.newest.says("snapshot", { epoch: "e", cursor: 1, cluster: null, events: [], incidents: [] });
  await vi.advanceTimersByTimeAsync(0);
};
/** Answers that wait for the test. */
const held = (path: string) => {
  const waiting: ((response: Response) => void)[] = [];
  answers[path] = () => new Promise<Response>((resolve) => waiting.push(resolve));
  return async (status: number, body: object) => {
    waiting.shift()?.(json(status, body));
    await vi.advanceTimersByTimeAsync(0);
  };
};
const anHour = (cpu: number) => ({
  times: ["2026-01-26T13:00:00.000Z"],
  series: { "guest/100": { cpu: [cpu], memory: [null] } },
});

describe("the session", () => {
  it("starts at the login page when the server knows nobody", async () => {
    answers["/api/auth/me"] = () => json(401, { code: "not_logged_in" });
    await start();
    expect(phase()).toBe("login");
  });

  it("goes straight in when the cookie still holds", async () => {
    letIn();
    await start();
    expect(phase()).toBe("in");
  });

  it("waits for a server that does not answer, and goes in when it does", async () => {
    await start();
    expect(phase()).toBe("unreachable");
    letIn();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(phase()).toBe("in");
  });

  it("says what keeps a server from answering", async () => {
    answers["/api/auth/me"] = () => json(503, { code: "database_unavailable", detail: "it is damaged" });
    await start();
    expect(useDashboard.getState().session).toEqual({ phase: "unreachable", why: "it is damaged" });
  });

  it("keeps why nothing can be recorded until health says that it can", async () => {
    const trouble = () => useDashboard.getState().databaseTrouble;
    answers["/api/health"] = () => json(503, { code: "database_unavailable", detail: "it is locked" });
    await loadHealth();
    expect(trouble()).toBe("it is locked");
    const healthy = (status: string, detail: string) => () =>
      json(200, { status: "ok", version: "3.1.0", database: { status, detail } });
    answers["/api/health"] = healthy("degraded", "its disk is full");
    await loadHealth();
    expect(trouble()).toBe("its disk is full");
    answers["/api/health"] = healthy("ok", "");
    await loadHealth();
    expect(trouble()).toBeUndefined();
  });

  it("says how long to wait after too many tries", async () => {
    answers["/api/auth/login"] = () => json(429, { code: "too_many_logins" }, { "Retry-After": "42" });
    await expect(login("x")).rejects.toMatchObject({ status: 429, retryAfterSeconds: 42 });
  });

  it("leads any refused call to the login page, which says why", async () => {
    letIn();
    await start();
    await expect(asking(Promise.reject(new Problem(401, "expired", "")))).rejects.toThrow(Problem);
    expect(useDashboard.getState().session).toMatchObject({
      phase: "login",
      notice: expect.stringContaining("expired"),
    });
  });

  it("takes a late refusal after a logout for no expired login", async () => {
    letIn();
    await start();
    answers["/api/auth/logout"] = () => new Response(null, { status: 204 });
    await logout();
    await expect(asking(Promise.reject(new Problem(401, "expired", "")))).rejects.toThrow(Problem);
    expect(useDashboard.getState().session).toEqual({ phase: "login" });
  });

  it("asks for the last hour whenever it goes live, of another database too", async () => {
    const hour = () => useDashboard.getState().history["guest/100"]?.map(({ cpu }) => cpu);
    letIn();
    answers["/api/metrics"] = () => json(200, anHour(0.5));
    await start();
    expect(hour()).toBeUndefined();
    await goesLive();
    expect(hour()).toEqual([0.5]);
    answers["/api/metrics"] = () => json(200, anHour(0.9));
    useDashboard.setState({ link: { phase: "offline", since: 0, problem: undefined } });
    networkIsBack();
    TestSocket.newest.says("reset", { epoch: "f", reason: "restored" });
    expect(hour()).toBeUndefined();
    await goesLive();
    expect(hour()).toEqual([0.9]);
  });

  it("takes no answer to a question of a login that is gone", async () => {
    letIn();
    const answerHour = held("/api/metrics");
    const answerHealth = held("/api/health");
    await start();
    await goesLive();
    answers["/api/auth/logout"] = () => new Response(null, { status: 204 });
    await logout();
    await answerHour(200, anHour(0.5));
    await answerHealth(200, { status: "ok", version: "3.1.0", database: { status: "degraded" } });
    expect(useDashboard.getState()).toMatchObject({ history: {}, health: undefined });
    expect(useDashboard.getState().databaseTrouble).toBeUndefined();
    expect(useDashboard.getState().link.problem).toBeUndefined();
  });

  it("leaves the page on logout even when the server is gone, and says so", async () => {
    letIn();
    await start();
    await logout();
    expect(useDashboard.getState().session).toMatchObject({
      phase: "login",
      notice: expect.stringContaining("could not be told"),
    });
  });
});
