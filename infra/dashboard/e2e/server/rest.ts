import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { PASSWORD } from "../password.ts";
import type { FakeCluster } from "./fakeCluster.ts";

/** Answers one REST call. */
export async function restAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { pathname: path, searchParams: parameters }: URL,
  loggedIn: boolean,
  cluster: FakeCluster,
): Promise<void> {
  const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
    const type = status < 400 ? "application/json" : "application/problem+json";
    response.writeHead(status, { "Content-Type": type, ...headers }).end(JSON.stringify(body));
  };
  const answer = (trouble: string | undefined, body: () => unknown) =>
    trouble ? send(503, { status: 503, code: "database_unavailable", detail: trouble }) : send(200, body());
  const expiresAt = new Date(Date.now() + 12 * 3_600_000).toISOString();
  if (path === "/api/auth/login") {
    const { password } = JSON.parse(await text(request)) as { password: string };
    if (password === PASSWORD) {
      send(
        200,
        { token: "t", expiresAt },
        { "Set-Cookie": "jarvis_session=ok; HttpOnly; SameSite=Strict; Path=/" },
      );
    } else {
      send(401, { status: 401, code: "wrong_password", detail: "The password is wrong." });
    }
    return;
  }
  if (!loggedIn) {
    send(401, { status: 401, code: "not_logged_in", detail: "Please log in." });
    return;
  }
  const node = /^\/api\/nodes\/(.+)$/.exec(path)?.[1];
  if (path === "/api/auth/logout") {
    response.writeHead(204, { "Set-Cookie": "jarvis_session=; Max-Age=0; Path=/" }).end();
  } else if (path === "/api/auth/me") {
    send(200, { role: "admin", expiresAt });
  } else if (path === "/api/health") {
    send(200, cluster.health());
  } else if (path === "/api/metrics") {
    answer(cluster.metricsTrouble, () => cluster.metrics(parameters));
  } else if (path === "/api/cluster/history") {
    cluster.asked.push(parameters.get("at") ?? "");
    await cluster.beforeHistory();
    const past = cluster.memory.at(Date.parse(parameters.get("at") ?? ""));
    if (past) {
      send(200, past);
    } else {
      const detail = `nothing is remembered of cluster "demo" at ${parameters.get("at")}`;
      send(404, { status: 404, code: "unknown_time", detail });
    }
  } else if (path === "/api/cluster/history/reach") {
    send(200, { since: new Date(cluster.memory.since).toISOString() });
  } else if (path === "/api/memory/events") {
    answer(cluster.events.trouble, () => cluster.events.page(parameters));
  } else if (node) {
    send(200, cluster.node(decodeURIComponent(node)));
  } else {
    send(404, { status: 404, code: "not_found", detail: `There is no ${path}.` });
  }
}
