import { QuorumMark } from "../frame/QuorumMark.tsx";
import { Facts } from "../look/Facts.tsx";
import { moment } from "../look/format.ts";
import { useNow } from "../look/useNow.ts";
import { definePanel } from "../panel/definePanel.ts";
import { useDashboard } from "../state/store.ts";

function SystemPanel() {
  const health = useDashboard((state) => state.health?.answer);
  const session = useDashboard((state) => state.session);
  const now = useNow();
  const expiresAt = session.phase === "in" ? session.me.expiresAt : undefined;
  return (
    <Facts
      facts={[
        ["Service", health ? <Status key="service" word={health.status} /> : undefined],
        ["Database", health?.database ? <Status key="database" word={health.database.status} /> : undefined],
        ["Database detail", health?.database?.detail],
        ["Quorum", <QuorumMark key="quorum" />],
        ["Signed in as", session.phase === "in" ? session.me.role : undefined],
        ["Login ends", expiresAt ? moment(Date.parse(expiresAt), now) : undefined],
        ["Version", health?.version],
      ]}
    />
  );
}

function Status({ word }: { word: string }) {
  return <span className={word === "ok" ? "text-accent" : "font-semibold text-warn"}>{word}</span>;
}

export default definePanel({
  id: "system",
  column: "right",
  order: 40,
  title: "System",
  tells: "now",
  Component: SystemPanel,
});
