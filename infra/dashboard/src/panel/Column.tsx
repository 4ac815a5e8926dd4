import { type Section, useDashboard } from "../state/store.ts";
import type { Panel } from "./definePanel.ts";
import { PanelFrame } from "./PanelFrame.tsx";
import { panels } from "./registry.ts";

interface ColumnProps {
  column: Panel["column"];
  section: Section;
  label: string;
}

/** One column of the page, with its panels from the registry; on a phone it shows when its tab is chosen. */
export function Column({ column, section, label }: ColumnProps) {
  const chosen = useDashboard((state) => state.section === section);
  const mine = panels.filter((panel) => panel.column === column);
  const lanes = [mine.filter((panel) => !panel.lane), mine.filter((panel) => panel.lane)];
  return (
    <section
      className={`column column-${column} ${chosen ? "column-chosen" : ""}`}
      aria-label={`${label} column`}
    >
      {lanes
        .filter((lane) => lane.length > 0)
        .map((lane) => (
          // The right lane may scroll with nothing in it that takes the focus; then it must itself.
          <div
            key={lane[0]?.id}
            className="lane"
            {...(column === "right" ? { role: "group", "aria-label": `${label} panels`, tabIndex: 0 } : {})}
          >
            {lane.map((panel) => (
              <PanelFrame key={panel.id} panel={panel} />
            ))}
          </div>
        ))}
    </section>
  );
}
