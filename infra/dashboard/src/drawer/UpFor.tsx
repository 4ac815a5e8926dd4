import { duration } from "../look/format.ts";
import { useNow } from "../look/useNow.ts";
import { usePast } from "../past/shown.ts";

/** How long something runs. It alone renders with each tick of the clock, not the charts beside it. */
export function UpFor({ startedAt }: { startedAt: string }) {
  const now = useNow();
  const then = usePast()?.asOf ?? now;
  return duration(then - Date.parse(startedAt));
}
