import { type Environment, Running } from "../product/jarvis.ts";

/**
 * Writers, one after another, each a process that appends events, rolls some back and holds transactions open. What was
 * acknowledged is what they said after their commit.
 */
export class Writers {
  private readonly environment: Environment;
  private readonly past: string[] = [];
  private current: Running;

  constructor(environment: Environment) {
    this.environment = environment;
    this.current = this.start();
  }

  private start(): Running {
    return new Running(["load", "--rate", "25", "--rollbacks", "--hold"], this.environment);
  }

  async writes(): Promise<void> {
    await this.current.says(/^ack \S+\n/m);
  }

  async kill(): Promise<void> {
    this.past.push((await this.current.end("SIGKILL")).output);
    this.current = this.start();
  }

  /** Ends the last of them; what was acknowledged by all, in order. */
  async end(): Promise<string[]> {
    this.past.push((await this.current.end("SIGTERM")).output);
    return this.past.flatMap((output) => [...output.matchAll(/^ack (\S+)\n/gm)].map((ack) => ack[1] ?? ""));
  }
}
