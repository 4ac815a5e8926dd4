import { CircleCheck, CircleHelp, CircleX } from "lucide-react";
import { toneText } from "../look/tone.ts";
import { useDashboard } from "../state/store.ts";

/** Whether the cluster has its quorum, as icon and words. */
export function QuorumMark() {
  const known = useDashboard((state) => state.cluster !== undefined);
  const quorate = useDashboard((state) => state.cluster?.quorate);
  if (!known) {
    return null;
  }
  const [Icon, word, tone] =
    quorate === true
      ? ([CircleCheck, "Quorate", "well"] as const)
      : quorate === false
        ? ([CircleX, "No quorum", "bad"] as const)
        : ([CircleHelp, "Quorum unknown", "warn"] as const);
  return (
    <span className={`label inline-flex items-center gap-1.5 ${toneText[tone]}`}>
      <Icon size={14} aria-hidden="true" />
      {word}
    </span>
  );
}
