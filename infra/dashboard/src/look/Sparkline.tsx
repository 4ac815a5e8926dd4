import { memo } from "react";
import type { Sample } from "../cluster/history.ts";
import { curve } from "./curve.ts";

/** At least this much is "full height", so that the idle murmur of a guest does not look like a storm. */
const QUIET_TOP = 0.25;

/** The CPU of the last hour without axes; the numbers stand beside it. */
export const Sparkline = memo(function Sparkline({ samples }: { samples: readonly Sample[] | undefined }) {
  const first = samples?.[0];
  const last = samples?.at(-1);
  if (!samples || !first || !last || samples.length < 2) {
    return <svg className="h-4 w-full" aria-hidden="true" />;
  }
  const points = samples.map((sample) => ({ at: sample.at, value: sample.cpu }));
  const top = Math.max(QUIET_TOP, ...points.map((point) => point.value ?? 0));
  return (
    <svg viewBox="0 -8 100 116" preserveAspectRatio="none" className="h-4 w-full" aria-hidden="true">
      <path
        d={curve(points, first.at, last.at, top)}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
});
