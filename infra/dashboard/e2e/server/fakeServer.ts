import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { WebSocketServer } from "ws";
import { FakeCluster } from "./fakeCluster.ts";
import { restAnswer } from "./rest.ts";

/** As strict as the real server is. */
const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'";
const DIST = new URL("../../dist/", import.meta.url).pathname;
const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".woff": "font/woff",
};

/** Serves the built dashboard, and a cluster that exists only here, as infra/fanout/PROTOCOL.md says. */
export class FakeServer {
  readonly cluster = new FakeCluster();
  private readonly http: Server;
  private readonly sockets = new WebSocketServer({ noServer: true });
  private port = 0;

  constructor() {
    this.http = createServer((request, response) => void this.answer(request, response));
    this.http.on("upgrade", (request, socket, head) => {
      if (!isLoggedIn(request)) {
        socket.end("HTTP/1.1 401 Unauthorized\r\n\r\n");
        return;
      }
      this.sockets.handleUpgrade(request, socket, head, (client) => this.cluster.welcome(client));
    });
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Listens, on the port of last time if there was one. */
  async start(): Promise<void> {
    await new Promise<void>((done) => this.http.listen(this.port, "127.0.0.1", done));
    this.port = (this.http.address() as AddressInfo).port;
  }

  /** Cuts every connection and is gone, until it is started again. */
  async stop(): Promise<void> {
    this.cluster.cut();
    const closed = new Promise((done) => this.http.close(done));
    this.http.closeAllConnections();
    await closed;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? "/", this.url);
    const path = address.pathname;
    if (path.startsWith("/api/")) {
      await restAnswer(request, response, address, isLoggedIn(request), this.cluster);
      return;
    }
    const file = path === "/" ? "index.html" : normalize(path).slice(1);
    try {
      const body = await readFile(join(DIST, file));
      response.writeHead(200, {
        "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
        "Content-Security-Policy": CSP,
      });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  }
}

const isLoggedIn = (request: IncomingMessage) => (request.headers.cookie ?? "").includes("jarvis_session=ok");
