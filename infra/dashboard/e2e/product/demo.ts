import { type Environment, Running } from "./jarvis.ts";
import { Simulated } from "./simulated.ts";

/** In one process, or in one for each part. */
export type Shape = "up" | "split";

/** JARVIS over the cluster that it simulates itself. */
export class Demo {
  readonly running: Running;
  readonly address: string;
  readonly simulator: Simulated;

  private constructor(running: Running, address: string, simulator: Simulated) {
    this.running = running;
    this.address = address;
    this.simulator = simulator;
  }

  static async start(environment: Environment, shape: Shape = "up"): Promise<Demo> {
    const running = new Running([shape], environment);
    const { origin } = new URL(await running.says(/Dashboard +(http:\S+)/));
    return new Demo(running, origin, new Simulated(await running.says(/POST (http:\S+)\/faults/)));
  }
}
