import type { FeedEvent, Severity } from "../wire/records.ts";
import { momentAfter, REACH_MS } from "./stops.ts";

/** Something of warning or above that happened; the track of the slider shows when. */
export interface Mark {
  readonly id: string;
  readonly at: number;
  readonly severity: Exclude<Severity, "info">;
}

/** As many as are ever kept, the newest. */
const MARKS_LIMIT = 2_000;
const RANK: Record<Mark["severity"], number> = { warning: 0, error: 1, critical: 2 };

/** The marks that are known, oldest first. */
export interface Marked {
  readonly marks: readonly Mark[];
  /** From when on they are all there, where there were too many; undefined: all are. */
  readonly markedSince: number | undefined;
}

/** What is marked, with the marks of these events; the same when none of them makes one. The oldest make room. */
export function withMarked<T extends Marked>(marked: T, events: readonly FeedEvent[]): T {
  const all = withMarks(marked.marks, events);
  if (all === marked.marks) {
    return marked;
  }
  const marks = all.slice(-MARKS_LIMIT);
  const [oldest] = marks;
  return oldest && marks.length < all.length
    ? { ...marked, marks, markedSince: Math.max(oldest.at, marked.markedSince ?? oldest.at) }
    : { ...marked, marks };
}

/** Since when all is marked of what can be looked at; undefined: since its begin. */
export const gapUntil = (markedSince: number | undefined, now: number): number | undefined =>
  markedSince !== undefined && markedSince > now - REACH_MS ? markedSince : undefined;

/** The marks, oldest first, with those of these events; the same list when none of them makes one. */
export function withMarks(marks: readonly Mark[], events: readonly FeedEvent[]): readonly Mark[] {
  const theirs = events.flatMap((event) => markOf(event) ?? []);
  if (theirs.length === 0) {
    return marks;
  }
  const known = new Set(marks.map((mark) => mark.id));
  const fresh = theirs.filter((mark) => !known.has(mark.id));
  return fresh.length === 0 ? marks : [...marks, ...fresh].sort((a, b) => a.at - b.at);
}

function markOf({ id, timestamp, severity }: FeedEvent): Mark | undefined {
  const at = Date.parse(timestamp);
  return severity === "info" || !Number.isFinite(at) ? undefined : { id, at, severity };
}

/** What is drawn of a span that is cut into so many slots: the worst of each, which is as much as can be seen. */
export function drawnMarks(marks: readonly Mark[], from: number, to: number, slots: number): Mark[] {
  const worst = new Map<number, Mark>();
  for (const mark of marks) {
    if (mark.at >= from && mark.at <= to) {
      const slot = Math.floor(((mark.at - from) / Math.max(1, to - from)) * slots);
      const there = worst.get(slot);
      if (!there || RANK[mark.severity] > RANK[there.severity]) {
        worst.set(slot, mark);
      }
    }
  }
  return [...worst.values()];
}

/** The moments to look at for the marks, each once, oldest first. */
const momentsOf = (marks: readonly Mark[], now: number) => [
  ...new Set(marks.map((mark) => momentAfter(mark.at, now))),
];

/** The last moment before this one at which there is something to see; undefined is Live. */
export const momentBefore = (marks: readonly Mark[], at: number | undefined, now: number) =>
  momentsOf(marks, now).findLast((moment) => at === undefined || moment < at);

/**
 * The first moment after this one at which there is something new to see; none after Live. A mark of the minute that goes
 * on was looked at when that minute was not over: its end is no other moment.
 */
export const momentBeyond = (marks: readonly Mark[], at: number | undefined, now: number) =>
  at === undefined
    ? undefined
    : momentsOf(
        marks.filter((mark) => mark.at > at),
        now,
      )[0];
