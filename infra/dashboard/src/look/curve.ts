export interface Point {
  readonly at: number;
  readonly value: number | null;
}

/**
 * An SVG path through the points in a box of 100 by 100: `from`..`to` across, 0..`top` upwards. A value that is not
 * known leaves a gap.
 */
export function curve(points: readonly Point[], from: number, to: number, top: number): string {
  let path = "";
  let pen = "M";
  for (const { at, value } of points) {
    if (value === null || at < from) {
      pen = "M";
      continue;
    }
    const x = ((at - from) / Math.max(1, to - from)) * 100;
    const y = 100 - (Math.min(value, top) / top) * 100;
    path += `${pen}${round(x)} ${round(y)}`;
    pen = "L";
  }
  return path;
}

const round = (value: number) => Math.round(value * 10) / 10;
