import { History } from "lucide-react";
import { useDashboard } from "../state/store.ts";

/** On a phone: opens and closes the slider, which wide screens always show. */
export function TimeToggle() {
  const open = useDashboard((state) => state.timeBarOpen);
  return (
    <button
      type="button"
      className="icon-button time-toggle"
      aria-label="Look back"
      title="Look back"
      aria-expanded={open}
      onClick={() => useDashboard.setState({ timeBarOpen: !open })}
    >
      <History size={17} aria-hidden="true" />
    </button>
  );
}
