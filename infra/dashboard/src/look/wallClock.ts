const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/**
 * The times of a span that are a multiple of so many minutes after their local midnight, however long that day is, each
 * once and in order. The minutes divide a day, so that days begin at one of them.
 */
export function wallTimes(minutes: number, from: number, to: number): number[] {
  const times = new Set<number>();
  const day = new Date(from);
  day.setHours(0, 0, 0, 0);
  for (; day.getTime() <= to; day.setDate(day.getDate() + 1)) {
    for (let minute = 0; minute < DAY_MINUTES; minute += minutes) {
      const at = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 0, minute).getTime();
      if (at >= from && at <= to) {
        // An hour that a day skips falls on the one after it.
        times.add(at);
      }
    }
  }
  return [...times].sort((a, b) => a - b);
}

/** The first of these steps, in minutes, of which at most so many fit into a span; a day where none does. */
export const stepFor = (steps: readonly number[], spanMs: number, most: number): number =>
  steps.find((minutes) => spanMs / (minutes * MINUTE_MS) <= most) ?? DAY_MINUTES;
