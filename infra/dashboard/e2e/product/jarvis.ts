import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPT = new URL("../../../../jarvis", import.meta.url).pathname;

const withNginx = { env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` } };
/** Why the split shape cannot be tested here; absent when it can. */
export const noNginx = spawnSync("nginx", ["-v"], withNginx).error ? "there is no nginx" : undefined;

export type Environment = Record<string, string>;

/** What a command ended with. */
export interface Ended {
  readonly code: number;
  readonly output: string;
}

/** A folder of its own for a database, removed by the caller's `remove`. */
export function folder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "jarvis-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Free ports and a database of its own; all else is as it is when nobody sets anything. */
export const unconfigured = (data: string): Environment => ({
  PORT: "0",
  JARVIS_SIMULATOR_CONTROL: "0",
  DB_PATH: `${data}/jarvis.db`,
});

/** Runs a command of the start script to its end. */
export async function run(words: readonly string[], environment: Environment): Promise<Ended> {
  const running = new Running(words, environment);
  return running.ended;
}

/** A command of the start script that runs until it is stopped. */
export class Running {
  readonly ended: Promise<Ended>;
  private readonly child: ChildProcess;
  private output = "";
  private readonly listeners = new Set<() => void>();

  constructor(words: readonly string[], environment: Environment) {
    this.child = spawn(SCRIPT, [...words], { env: { ...cleaned(), ...environment } });
    const hear = (chunk: Buffer) => {
      this.output += chunk.toString();
      for (const listener of this.listeners) {
        listener();
      }
    };
    this.child.stdout?.on("data", hear);
    this.child.stderr?.on("data", hear);
    this.ended = new Promise((resolve) =>
      this.child.on("close", (code) => {
        for (const listener of this.listeners) {
          listener();
        }
        resolve({ code: code ?? -1, output: this.output });
      }),
    );
  }

  get pid(): number {
    return this.child.pid ?? -1;
  }

  /** All that it has said so far. */
  get said(): string {
    return this.output;
  }

  /**
   * Waits until the output matches, and answers the pattern's group, or all of the match where it has none; fails with the
   * output when the command ends before.
   */
  async says(pattern: RegExp): Promise<string> {
    await this.becomes(() => pattern.test(this.output), pattern);
    const [all = "", group] = pattern.exec(this.output) ?? [];
    return group ?? all;
  }

  /** Waits until something is true of what it has said; fails with the output when the command ends before. */
  async becomes(isSo: () => boolean, awaited: unknown = isSo): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (isSo()) {
          this.listeners.delete(look);
          resolve();
        } else if (this.child.exitCode !== null) {
          this.listeners.delete(look);
          reject(new Error(`ended with ${this.child.exitCode} before saying ${awaited}:\n${this.output}`));
        }
      };
      this.listeners.add(look);
      look();
    });
  }

  /** Ctrl-C. */
  async stop(): Promise<Ended> {
    return this.end("SIGINT");
  }

  async end(signal: NodeJS.Signals): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** The environment without any setting of JARVIS, so that only what a test gives counts. */
function cleaned(): Environment {
  const kept: Environment = { JARVIS_SETTINGS: "none" };
  for (const [name, value] of Object.entries(process.env)) {
    const ours =
      /^(JARVIS_|PROXMOX_|SSH_|WOL_|NODE_MACS)/.test(name) ||
      ["PORT", "FANOUT_PORT", "DB_PATH", "DB_URL", "JWT_SECRET"].includes(name);
    if (!ours && value !== undefined) {
      kept[name] = value;
    }
  }
  return kept;
}
