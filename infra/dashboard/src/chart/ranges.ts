const HOUR = 3_600_000;

/** How far back a chart looks; the server keeps two days. */
export const ranges = [
  { label: "1 h", ms: HOUR },
  { label: "6 h", ms: 6 * HOUR },
  { label: "24 h", ms: 24 * HOUR },
  { label: "48 h", ms: 48 * HOUR },
] as const;

export type Range = (typeof ranges)[number];
