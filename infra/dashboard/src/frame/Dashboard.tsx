import { Drawer } from "../drawer/Drawer.tsx";
import { useFreshness } from "../look/freshness.ts";
import { Column } from "../panel/Column.tsx";
import { useDashboard } from "../state/store.ts";
import { StateBanner } from "./StateBanner.tsx";
import { Tabs } from "./Tabs.tsx";
import { TopBar } from "./TopBar.tsx";

export function Dashboard() {
  const offline = useDashboard((state) => state.link.phase === "offline");
  const { stale } = useFreshness();
  return (
    <div className="page">
      <TopBar />
      <StateBanner />
      <main className={`columns ${offline || stale ? "greyed" : ""}`}>
        <Column column="left" section="cluster" label="Cluster" />
        <Column column="middle" section="jarvis" label="JARVIS" />
        <Column column="right" section="system" label="System" />
      </main>
      <Tabs />
      <Drawer />
    </div>
  );
}
