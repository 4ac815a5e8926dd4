/** What a colour may mean. Everything that is as it should be has the tone "well". */
export type Tone = "well" | "quiet" | "warn" | "bad";

export const toneText: Record<Tone, string> = {
  well: "text-accent",
  quiet: "text-soft",
  warn: "text-warn",
  bad: "text-bad",
};

const HIGH = 0.8;
const FULL = 0.92;

/** How full something may be before it says so, in colour and in a word. */
export function fillTone(fraction: number | undefined): { tone: Tone; word: string | undefined } {
  if (fraction === undefined) {
    return { tone: "quiet", word: undefined };
  }
  if (fraction >= FULL) {
    return { tone: "bad", word: "full" };
  }
  return fraction >= HIGH ? { tone: "warn", word: "high" } : { tone: "well", word: undefined };
}
