import { LoaderCircle, Unplug, Wifi } from "lucide-react";
import { duration } from "../look/format.ts";
import { useFreshness } from "../look/freshness.ts";
import { toneText } from "../look/tone.ts";
import { useDashboard } from "../state/store.ts";

const phases = {
  live: { Icon: Wifi, word: "Live", tone: "well" },
  connecting: { Icon: LoaderCircle, word: "Connecting", tone: "quiet" },
  offline: { Icon: Unplug, word: "Offline", tone: "bad" },
} as const;

/** The connection's state and the age of what is shown. */
export function ConnectionMark() {
  const phase = useDashboard((state) => state.link.phase);
  const { age, stale } = useFreshness();
  const { Icon, word, tone } = phases[phase];
  return (
    <span data-testid="connection" data-state={phase} className="connection">
      <span className={`label inline-flex items-center gap-1.5 ${toneText[tone]}`}>
        <Icon size={15} aria-hidden="true" />
        {word}
      </span>
      {age === undefined ? null : (
        <span className={`connection-age ${stale ? "text-warn" : "text-soft"}`} title="Age of the data">
          {stale ? "stale " : ""}
          {duration(age)}
        </span>
      )}
    </span>
  );
}
