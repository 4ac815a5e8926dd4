import type { Running } from "../product/jarvis.ts";

const PART = /process +(\w+) (\d+)\n/g;

/** Kills a part of a split JARVIS without a word, and waits until the launcher has started it again. */
export async function killPart(launcher: Running, part: string): Promise<void> {
  const killed = processOf(launcher, part);
  if (killed === undefined) {
    throw new Error(`there is no process ${part}: ${launcher.said}`);
  }
  process.kill(killed, "SIGKILL");
  await launcher.becomes(() => processOf(launcher, part) !== killed);
}

/** The process of a part that was started last. */
function processOf(launcher: Running, part: string): number | undefined {
  const started = [...launcher.said.matchAll(PART)].findLast(([, name]) => name === part);
  return started && Number(started[2]);
}
