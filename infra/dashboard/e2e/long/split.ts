import { type Environment, Running } from "../product/jarvis.ts";

const PART = /process +(\w+) (\d+)\n/g;

/** JARVIS as processes of its own, each of which can be killed and is started again by the launcher. */
export class Split {
  readonly running: Running;
  readonly address: string;
  readonly control: string;

  private constructor(running: Running, address: string, control: string) {
    this.running = running;
    this.address = address;
    this.control = control;
  }

  static async start(environment: Environment): Promise<Split> {
    const running = new Running(["split"], environment);
    const address = (await running.says(/Dashboard +(http:\S+)/))[1] ?? "";
    const control = (await running.says(/POST (http:\S+)\/faults/))[1] ?? "";
    return new Split(running, address, control);
  }

  /** Kills a part without a word, and waits until the launcher has started it again. */
  async kill(part: string): Promise<void> {
    const killed = this.processes().get(part);
    if (killed === undefined) {
      throw new Error(`there is no process ${part}: ${this.running.said}`);
    }
    process.kill(killed, "SIGKILL");
    await this.running.becomes(() => this.processes().get(part) !== killed);
  }

  /** The process of each part that was started last. */
  private processes(): Map<string, number> {
    const found = new Map<string, number>();
    for (const [, name, id] of this.running.said.matchAll(PART)) {
      found.set(name ?? "", Number(id));
    }
    return found;
  }
}
