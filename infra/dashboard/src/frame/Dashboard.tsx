import { Drawer } from "../drawer/Drawer.tsx";
import { useStale } from "../look/freshness.ts";
import { Column } from "../panel/Column.tsx";
import { usePast } from "../past/shown.ts";
import { TimeBar } from "../past/TimeBar.tsx";
import { useDashboard } from "../state/store.ts";
import { StateBanner } from "./StateBanner.tsx";
import { Tabs } from "./Tabs.tsx";
import { TopBar } from "./TopBar.tsx";

export function Dashboard() {
  const offline = useDashboard((state) => state.link.phase === "offline");
  const stale = useStale();
  // A past moment cannot age; panels that tell of now lose their colour by themselves.
  const past = usePast() !== undefined;
  return (
    <div className="page">
      <TopBar />
      <TimeBar />
      <StateBanner />
      <main className={`columns ${(offline || stale) && !past ? "greyed" : ""}`}>
        <Column column="left" section="cluster" label="Cluster" />
        <Column column="middle" section="jarvis" label="JARVIS" />
        <Column column="right" section="system" label="System" />
      </main>
      <Tabs />
      <Drawer />
    </div>
  );
}
