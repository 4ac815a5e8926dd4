import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SCRIPT = new URL("../../../../jarvis", import.meta.url).pathname;

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

  /** Waits until the output matches; fails with the output when the command ends before. */
  async says(pattern: RegExp): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(this.output);
        if (match) {
          this.listeners.delete(look);
          resolve(match);
        } else if (this.child.exitCode !== null) {
          this.listeners.delete(look);
          reject(new Error(`ended with ${this.child.exitCode} before saying ${pattern}:\n${this.output}`));
        }
      };
      this.listeners.add(look);
      look();
    });
  }

  /** Ctrl-C. */
  async stop(): Promise<Ended> {
    this.child.kill("SIGINT");
    return this.ended;
  }
}

/** The environment without any setting of JARVIS, so that only what a test gives counts. */
function cleaned(): Environment {
  const kept: Environment = {};
  for (const [name, value] of Object.entries(process.env)) {
    const ours =
      /^(JARVIS_|PROXMOX_)/.test(name) || ["PORT", "DB_PATH", "DB_URL", "JWT_SECRET"].includes(name);
    if (!ours && value !== undefined) {
      kept[name] = value;
    }
  }
  return kept;
}
