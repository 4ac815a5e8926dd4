import { History } from "lucide-react";
import type { Panel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";
import { nowWord } from "./notes.ts";
import { usePast } from "./shown.ts";
import { timeBeside } from "./words.ts";

/** While the page is at a past moment: of what time a panel tells. */
export function PanelTime({ tells }: { tells: Panel["tells"] }) {
  const past = usePast();
  const phase = useDashboard((state) => state.link.phase);
  if (!past) {
    return null;
  }
  return tells === "now" ? (
    <span className="badge-quiet">{nowWord(phase)}</span>
  ) : (
    <span className="panel-time">
      <History size={12} aria-hidden="true" />
      <span className="sr-only">as of </span>
      {timeBeside(tells === "moment" ? past.at : past.asOf, past.at)}
    </span>
  );
}
