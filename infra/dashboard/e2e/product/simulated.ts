import type { Environment, Running } from "./jarvis.ts";

/** The settings that a simulator prints as lines for a shell. */
export async function settingsOf(simulator: Running): Promise<Environment> {
  const lines = await simulator.says(/(?:export \S+=.*\n){4}/);
  return Object.fromEntries(
    [...lines.matchAll(/export (\w+)='?([^'\n]+)/g)].map(([, name, value]) => [name ?? "", value ?? ""]),
  );
}

/** The simulator's control API, as a person who plays with the demo uses it. */
export class Simulated {
  private readonly address: string;

  constructor(address: string) {
    this.address = address;
  }

  /** Orders a fault; answers its id. */
  async fault(body: Record<string, unknown>): Promise<number> {
    const answer = await fetch(`${this.address}/faults`, { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) {
      throw new Error(`${answer.status} ${await answer.text()}`);
    }
    return ((await answer.json()) as { id: number }).id;
  }

  async end(fault: number): Promise<void> {
    const answer = await fetch(`${this.address}/faults/${fault}`, { method: "DELETE" });
    if (!answer.ok) {
      throw new Error(`${answer.status} ${await answer.text()}`);
    }
  }
}
