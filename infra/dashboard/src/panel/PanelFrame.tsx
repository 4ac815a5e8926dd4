import { PanelTime } from "../past/PanelTime.tsx";
import { usePast } from "../past/shown.ts";
import type { Panel } from "./definePanel.ts";

/** A panel in its frame: title, thin rule, corner ticks. */
export function PanelFrame({ panel }: { panel: Panel }) {
  const { Component, Aside } = panel;
  const then = usePast() !== undefined && panel.tells !== "now";
  return (
    <section
      className={`frame panel panel-${panel.id} ${panel.fill ? "panel-fill" : ""} ${then ? "panel-then" : ""}`}
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
