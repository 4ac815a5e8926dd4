const dayFormat = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short" });
const minuteFormat = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
const spokenFormat = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  hour: "2-digit",
  minute: "2-digit",
});

/** `13:02`, in local time. */
export const minuteOfDay = (at: number) => minuteFormat.format(at);

/** `Tue 20 Jan 13:02`, in local time. */
export const dayAndMinute = (at: number) => `${dayFormat.format(at).replace(",", "")} ${minuteOfDay(at)}`;

/** `Tue 20`, the mark of a midnight. */
export const dayMark = (at: number) => dayFormat.format(at).replace(",", "").split(" ").slice(0, 2).join(" ");

/** A moment as it is read aloud: `Tuesday 20 January at 13:02, 3 hours 20 minutes ago`; undefined is Live. */
export function spokenMoment(at: number | undefined, now: number): string {
  return at === undefined ? "Live" : `${spokenFormat.format(at)}, ${spokenSpan(now - at)} ago`;
}

function spokenSpan(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  const hours = Math.floor(minutes / 60);
  const parts = [counted(hours, "hour"), counted(minutes % 60, "minute")].filter((part) => part !== "");
  return parts.length === 0 ? "less than a minute" : parts.join(" ");
}

const counted = (count: number, unit: string) =>
  count === 0 ? "" : `${count} ${unit}${count === 1 ? "" : "s"}`;

/** A time beside another one: its day only where that is another. */
export const timeBeside = (at: number, other: number): string =>
  new Date(at).toDateString() === new Date(other).toDateString() ? minuteOfDay(at) : dayAndMinute(at);
