const UNITS = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
const NOTHING = "–";

type Amount = number | null | undefined;

export function percent(fraction: Amount): string {
  return fraction == null ? NOTHING : `${Math.round(fraction * 100)} %`;
}

export function bytes(amount: Amount): string {
  if (amount == null) {
    return NOTHING;
  }
  let value = amount;
  let unit = 0;
  while (value >= 1_000 && unit < UNITS.length - 1) {
    value /= 1_024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

export function rate(bytesPerSecond: Amount): string {
  return bytesPerSecond == null ? NOTHING : `${bytes(bytesPerSecond)}/s`;
}

export function celsius(degrees: Amount): string {
  return degrees == null ? NOTHING : `${Math.round(degrees)} °C`;
}

/** A duration in its two largest units at most: `7 s`, `12 min`, `3 h 20 min`, `4 d 2 h`. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1_000));
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (seconds < 60) {
    return `${seconds} s`;
  }
  if (minutes < 60) {
    return `${minutes} min`;
  }
  return hours < 24 ? joined(hours, "h", minutes % 60, "min") : joined(days, "d", hours % 24, "h");
}

const joined = (large: number, largeUnit: string, small: number, smallUnit: string) =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

const clockFormat = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});
const dayFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "2-digit", month: "short" });
const dateFormat = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });

export const clock = (at: number) => clockFormat.format(at);
export const day = (at: number) => dayFormat.format(at);

/** Clock time today, day and clock time before. */
export function moment(at: number, now: number): string {
  const today = new Date(at).toDateString() === new Date(now).toDateString();
  return today ? clock(at) : `${dateFormat.format(at)} ${clock(at)}`;
}
