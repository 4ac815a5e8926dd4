import { LogOut } from "lucide-react";
import { Reactor } from "../login/Reactor.tsx";
import { clock, day } from "../look/format.ts";
import { useNow } from "../look/useNow.ts";
import { TimeToggle } from "../past/TimeToggle.tsx";
import { logout } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { ConnectionMark } from "./ConnectionMark.tsx";
import { QuorumMark } from "./QuorumMark.tsx";

export function TopBar() {
  const name = useDashboard((state) => state.cluster?.name);
  const demo = useDashboard((state) => state.cluster?.demo ?? false);
  return (
    <header className="topbar">
      <div className="flex items-center gap-3">
        <Reactor className="size-8" />
        <h1 className="wordmark text-2xl">JARVIS</h1>
      </div>
      <div className="topbar-cluster">
        {name ? <span className="topbar-name">{name}</span> : null}
        <QuorumMark />
        {demo ? (
          <span className="badge" data-testid="demo-badge">
            Demo cluster
          </span>
        ) : null}
      </div>
      <div className="topbar-right">
        <ConnectionMark />
        <Clock />
        <TimeToggle />
        <button
          type="button"
          className="icon-button"
          aria-label="Log out"
          title="Log out"
          onClick={() => void logout()}
        >
          <LogOut size={17} aria-hidden="true" />
        </button>
      </div>
    </header>
  );
}

function Clock() {
  const now = useNow();
  return (
    <time className="clock max-sm:hidden" dateTime={new Date(now).toISOString()}>
      <span className="label">{day(now)}</span>
      <span className="text-lg">{clock(now)}</span>
    </time>
  );
}
