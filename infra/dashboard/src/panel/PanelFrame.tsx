import { useStale } from "../look/freshness.ts";
import { PanelTime } from "../past/PanelTime.tsx";
import { usePast } from "../past/shown.ts";
import { useDashboard } from "../state/store.ts";
import type { Panel } from "./definePanel.ts";

/** A panel in its frame: title, thin rule, corner ticks. */
export function PanelFrame({ panel }: { panel: Panel }) {
  const { Component, Aside } = panel;
  const past = usePast() !== undefined;
  const offline = useDashboard((state) => state.link.phase === "offline");
  const stale = useStale();
  const then = past && panel.tells !== "now";
  // While the page is live, the whole of it is greyed.
  const greyed = past && panel.tells === "now" && (offline || stale);
  return (
    <section
      className={`frame panel panel-${panel.id} ${panel.fill ? "panel-fill" : ""} ${then ? "panel-then" : ""} ${greyed ? "greyed" : ""}`}
      aria-labelledby={`panel-${panel.id}`}
    >
      <header className="panel-head">
        <h2 id={`panel-${panel.id}`} className="panel-title">
          {panel.title}
        </h2>
        <span className="panel-rule" aria-hidden="true" />
        <PanelTime tells={panel.tells} />
        {Aside ? (
          <div className="panel-aside">
            <Aside />
          </div>
        ) : null}
      </header>
      <div className="panel-body">
        <Component />
      </div>
    </section>
  );
}
