import { type Frame, readFrame } from "../wire/frames.ts";
import { backoff, soon } from "./backoff.ts";
import { Position } from "./position.ts";

/** Longer than any pause between two polls: a socket silent for this long died without saying so. */
const SILENCE_MS = 90_000;

const CLOSE = { senseless: 1008, restart: 1012, expired: 4001, tooSlow: 4008 } as const;

export type LinkPhase = "connecting" | "live" | "offline";

/** What the link needs of a WebSocket. */
export interface Socket {
  send(text: string): void;
  close(): void;
}

export interface SocketListener {
  opened(): void;
  message(text: string): void;
  closed(code: number): void;
}

export interface LinkOptions {
  openSocket(listener: SocketListener): Socket;
  /** Asked when the door stays shut: a browser does not tell a refused login from a dead server. */
  loginHolds(): Promise<boolean>;
  onPhase(phase: LinkPhase): void;
  onFrame(frame: Frame): void;
  onSenseless(reason: string): void;
  onExpired(): void;
  random(): number;
}

/** Keeps one WebSocket open: says hello, drops what was seen, comes back from where it was. */
export class Link {
  private readonly options: LinkOptions;
  private readonly position = new Position();
  private socket: Socket | undefined;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private failures = 0;

  constructor(options: LinkOptions) {
    this.options = options;
  }

  /** Connects now, whatever was being waited for. */
  open(): void {
    this.drop();
    let opened = false;
    const socket = this.options.openSocket({
      opened: () => {
        if (this.socket === socket) {
          opened = true;
          socket.send(JSON.stringify(this.position.hello()));
          this.expectFrames();
        }
      },
      message: (text) => {
        if (this.socket === socket) {
          this.receive(text);
        }
      },
      closed: (code) => {
        if (this.socket === socket) {
          void this.lost(code, opened);
        }
      },
    });
    this.socket = socket;
    if (this.failures === 0) {
      this.options.onPhase("connecting");
    }
  }

  /** Closes, and forgets where it was: the next open begins with a snapshot. */
  close(): void {
    this.drop();
    this.position.forget();
    this.failures = 0;
  }

  private drop(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.silenceTimer);
    const socket = this.socket;
    this.socket = undefined;
    socket?.close();
  }

  private receive(text: string): void {
    this.expectFrames();
    const read = readFrame(text);
    if (read.kind === "senseless") {
      this.options.onSenseless(read.reason);
    } else if (read.kind === "frame" && this.position.take(read.frame)) {
      if (read.frame.type === "snapshot" || read.frame.type === "resumed") {
        this.failures = 0;
        this.options.onPhase("live");
      }
      this.options.onFrame(read.frame);
    }
  }

  private async lost(code: number, opened: boolean): Promise<void> {
    const socket = this.socket;
    clearTimeout(this.silenceTimer);
    if (code === CLOSE.expired) {
      this.close();
      this.options.onExpired();
      return;
    }
    if (code === CLOSE.senseless) {
      this.position.forget();
    }
    const comeBack = code === CLOSE.restart || code === CLOSE.tooSlow;
    const pause =
      comeBack && this.failures === 0
        ? soon(this.options.random)
        : backoff(this.failures, this.options.random);
    this.failures += 1;
    this.options.onPhase(comeBack && this.failures === 1 ? "connecting" : "offline");
    if (!opened && !(await this.options.loginHolds()) && this.socket === socket) {
      this.close();
      this.options.onExpired();
      return;
    }
    if (this.socket === socket) {
      this.retryTimer = setTimeout(() => this.open(), pause);
    }
  }

  private expectFrames(): void {
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => this.open(), SILENCE_MS);
  }
}
