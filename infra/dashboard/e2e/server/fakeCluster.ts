import type { WebSocket } from "ws";
import { applyStatusUpdate } from "../../src/cluster/applyStatusUpdate.ts";
import { viewOf } from "../../src/cluster/view.ts";
import type { ClusterStatus, StatusPatch } from "../../src/wire/records.ts";
import { startingCluster } from "./cluster.ts";
import { FakeEvents } from "./events.ts";
import { metricsOf } from "./metrics.ts";
import { FakePast } from "./past.ts";
import { incident } from "./records.ts";

interface Change {
  readonly channel: string;
  readonly type: string;
  readonly id: number;
  readonly payload: unknown;
}

/** A cluster that moves when told to, and its log of changes. */
export class FakeCluster {
  private view = viewOf(startingCluster(Date.now()));
  private readonly clients = new Set<WebSocket>();
  private readonly changes: Change[] = [];
  readonly events = new FakeEvents();
  readonly memory = new FakePast(Date.now());
  private cursor = 1_000;
  private epoch = "epoch-1";
  /** Every hello that came in, for the tests to look at. */
  readonly hellos: { after?: number; epoch?: string }[] = [];
  /** Every query for metrics. */
  readonly metricsAsked: string[] = [];
  /** While it is given, no query for metrics is answered but with this. */
  metricsTrouble: string | undefined;

  /** What a test wants to happen before a past state is answered. */
  beforeHistory: () => Promise<void> = async () => undefined;
  /** Every moment that was asked for. */
  readonly asked: string[] = [];

  welcome(client: WebSocket): void {
    client.once("message", (data) => this.hello(client, JSON.parse(String(data)).payload));
    client.on("close", () => this.clients.delete(client));
  }

  /** A moment passes: every value moves a little, and was read at this time. */
  breathe(at = Date.now()): void {
    const shaken = (value: number) => Math.min(0.97, Math.max(0.01, value + (Math.random() - 0.5) * 0.06));
    this.update({
      asOf: new Date(at).toISOString(),
      nodes: Object.values(this.view.nodes)
        .filter((node) => node.status === "online")
        .map((node) => ({
          name: node.name,
          cpuFraction: shaken(node.cpuFraction ?? 0.1),
          networkInBytesPerSecond: (node.networkInBytesPerSecond ?? 0) * (0.85 + Math.random() * 0.3),
        })),
      guests: Object.values(this.view.guests)
        .filter((guest) => guest.status === "running")
        .map((guest) => ({ vmid: guest.vmid, cpuFraction: shaken(guest.cpuFraction ?? 0.1) })),
    });
  }

  /** rack2 is gone: its guests are not known any more, an incident opens. */
  loseRack2(): void {
    const lost = Object.values(this.view.guests).filter((guest) => guest.node === "rack2");
    this.update({
      status: "critical",
      nodes: [{ name: "rack2", status: "unknown", cpuFraction: null }],
      guests: lost.map((guest) => ({ vmid: guest.vmid, status: "unknown" as const, cpuFraction: null })),
    });
    this.change("incidents", "incident", incident("open", Date.now() - 47_000));
    this.say("critical", "Node rack2 is not reachable", "Three polls in a row went without an answer.");
  }

  resolveRack2(): void {
    this.change("incidents", "incident", {
      ...incident("resolved", Date.now()),
      resolvedAt: new Date().toISOString(),
    });
  }

  say(severity: string, title: string, message = "", more: { type?: string; source?: string } = {}): void {
    this.change("events", "event", this.events.add({ ...more, severity, title, message }));
  }

  /** A person resolves an event, which is announced again as it then is. */
  resolve(title: string): void {
    this.change("events", "event", this.events.resolve(title));
  }

  /** Sends a change once more, as no server should. */
  repeatLast(): void {
    this.send(this.changes.at(-1));
  }

  /** Another database takes the place of this one, as after a restore. */
  replaceDatabase(): void {
    this.epoch = "epoch-2";
    this.closeAll(1012);
  }

  closeAll(code: number): void {
    for (const client of this.clients) {
      client.close(code);
    }
  }

  cut(): void {
    for (const client of this.clients) {
      client.terminate();
    }
  }

  health() {
    const ran = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1_000).toISOString();
    const tier = (name: string, intervalSeconds: number, secondsAgo: number, more: object = {}) => ({
      tier: name,
      intervalSeconds,
      startedAt: ran(secondsAgo + 1),
      endedAt: ran(secondsAgo),
      outcome: "done",
      apiCalls: 6,
      late: false,
      ...more,
    });
    return {
      status: "ok",
      version: "3.1.0",
      database: { status: "ok", detail: "WAL, 12.4 MiB" },
      cluster: { id: "demo", name: "Homelab", demo: true },
      tiers: [
        tier("nodes", 10, 3),
        tier("guests", 15, 9),
        tier("storage", 120, 74),
        tier("capacity", 3_600, 4_210, {
          late: true,
          outcome: "partial",
          error: "rack2 did not answer in 5 s",
        }),
      ],
    };
  }

  metrics(parameters: URLSearchParams) {
    this.metricsAsked.push(parameters.toString());
    return metricsOf(this.view, parameters);
  }

  node(name: string) {
    const status = this.status();
    return {
      node: status.nodes.find((node) => node.name === name),
      guests: status.guests.filter((guest) => guest.node === name),
      storages: status.storages.filter((storage) => storage.node === name),
      incidents: name === "rack2" ? [incident("resolved", Date.now() - 86_400_000)] : [],
    };
  }

  private hello(client: WebSocket, payload: { after?: number; epoch?: string }): void {
    this.hellos.push(payload);
    const stranger = payload.epoch !== undefined && payload.epoch !== this.epoch;
    if (stranger) {
      const reset = { epoch: this.epoch, reason: "another database" };
      send(client, { channel: "cluster", type: "reset", payload: reset });
    }
    const after = stranger ? undefined : payload.after;
    const head = { epoch: this.epoch, cursor: this.cursor, cluster: this.status() };
    if (after === undefined) {
      const open = this.changes
        .filter((change) => change.type === "incident")
        .map((change) => change.payload);
      const snapshot = { ...head, events: this.events.newest(50), incidents: open.slice(-1), approvals: [] };
      send(client, { channel: "cluster", type: "snapshot", id: this.cursor, payload: snapshot });
    } else {
      send(client, { channel: "cluster", type: "resumed", payload: head });
      for (const change of this.changes.filter((candidate) => candidate.id > after)) {
        send(client, change);
      }
    }
    this.clients.add(client);
  }

  private update(payload: StatusPatch): void {
    this.view = applyStatusUpdate(this.view, payload);
    this.send({ channel: "cluster", type: "status_update", payload });
  }

  private change(channel: string, type: string, payload: unknown): void {
    this.cursor += 1;
    const change = { channel, type, id: this.cursor, payload };
    this.changes.push(change);
    this.send(change);
  }

  private send(frame: unknown): void {
    for (const client of this.clients) {
      send(client, frame);
    }
  }

  private status(): ClusterStatus {
    const { nodes, guests, storages, ...top } = this.view;
    return {
      ...top,
      nodes: Object.values(nodes),
      guests: Object.values(guests),
      storages: Object.values(storages),
    };
  }
}

const send = (client: WebSocket, frame: unknown) => client.send(JSON.stringify(frame));
