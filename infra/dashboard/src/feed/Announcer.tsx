import { useDashboard } from "../state/store.ts";

/** Tells screen readers, politely, what happened last; the list itself changes too often while scrolling. */
export function Announcer() {
  const newest = useDashboard((state) => state.events[0]);
  return (
    <p className="sr-only" aria-live="polite">
      {newest ? `${newest.severity}: ${newest.title}` : ""}
    </p>
  );
}
