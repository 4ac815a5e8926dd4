import WebSocket from "ws";

const SHORTEST_MS = 50;
const SPREAD_MS = 400;

/** What is looked at of a frame. */
interface Frame {
  readonly type: string;
  readonly id?: number;
  readonly payload: {
    readonly uid: string;
    readonly cursor: number;
    readonly epoch: string;
    readonly reason: string;
    readonly events: readonly { readonly uid: string }[];
  };
}

/** A program at the WebSocket: says hello with its cursor, comes back after every end, counts what arrives. */
export class Listener {
  /** Every event that came, by uid, as often as it came: nothing is dropped here for having been seen. */
  readonly arrived: string[] = [];
  readonly resets: string[] = [];
  connections = 0;
  private readonly address: string;
  private readonly token: string;
  private position: { after?: number; epoch?: string } = {};
  private ended = false;
  private socket: WebSocket | undefined;

  constructor(address: string, token: string) {
    this.address = address;
    this.token = token;
    this.open();
  }

  close(): void {
    this.ended = true;
    this.socket?.terminate();
  }

  private open(): void {
    const address = `${this.address.replace(/^http/, "ws")}/ws`;
    const socket = new WebSocket(address, ["jarvis", `bearer.${this.token}`]);
    this.socket = socket;
    socket.on("open", () => {
      this.connections += 1;
      socket.send(JSON.stringify({ type: "hello", payload: this.position }));
    });
    socket.on("message", (bytes) => this.receive(JSON.parse(bytes.toString()) as Frame));
    // A refused or broken connection also closes: that is where it is seen to.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      if (!this.ended) {
        setTimeout(() => this.open(), SHORTEST_MS + Math.random() * SPREAD_MS);
      }
    });
  }

  private receive({ type, id, payload }: Frame): void {
    if (type === "snapshot") {
      this.arrived.push(...payload.events.map((event) => event.uid).reverse());
      this.position = { after: payload.cursor, epoch: payload.epoch };
    } else if (type === "reset") {
      this.resets.push(payload.reason);
    } else if (type === "event") {
      this.arrived.push(payload.uid);
    }
    if (id !== undefined && type !== "snapshot") {
      this.position = { ...this.position, after: id };
    }
  }
}
