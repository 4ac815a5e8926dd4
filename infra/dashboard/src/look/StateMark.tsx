import type { ClusterNode, Guest, Storage } from "../wire/records.ts";
import { type Tone, toneText } from "./tone.ts";

export type RowStatus = ClusterNode["status"] | Guest["status"] | Storage["status"];

export const statusTone: Record<RowStatus, Tone> = {
  online: "well",
  running: "well",
  available: "well",
  stopped: "quiet",
  offline: "bad",
  unavailable: "bad",
  unknown: "warn",
};

/** The state of a node, guest or storage as shape and word: disc well, ring stopped, cross gone, diamond unknown. */
export function StateMark({ status }: { status: RowStatus }) {
  return (
    <span className={`label inline-flex items-center gap-1.5 ${toneText[statusTone[status]]}`}>
      <svg viewBox="-6 -6 12 12" className="size-2.5 shrink-0" aria-hidden="true">
        <StateShape status={status} radius={4.5} />
      </svg>
      {status}
    </span>
  );
}

/** The shape alone, around the origin, for use inside a drawing. */
export function StateShape({ status, radius }: { status: RowStatus; radius: number }) {
  switch (statusTone[status]) {
    case "well":
      return <circle r={radius} fill="currentColor" />;
    case "quiet":
      return <circle r={radius * 0.85} fill="none" stroke="currentColor" strokeWidth="1.3" />;
    case "bad":
      return (
        <path
          d={`M${-radius} ${-radius}L${radius} ${radius}M${-radius} ${radius}L${radius} ${-radius}`}
          stroke="currentColor"
          strokeWidth="2"
        />
      );
    case "warn":
      return (
        <path
          d={`M0 ${-radius}L${radius} 0L0 ${radius}L${-radius} 0Z`}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
        />
      );
  }
}
