import { Dashboard } from "./frame/Dashboard.tsx";
import { LoginPage } from "./login/LoginPage.tsx";
import { Waiting } from "./login/Waiting.tsx";
import { useDashboard } from "./state/store.ts";

export function App() {
  const session = useDashboard((state) => state.session);
  switch (session.phase) {
    case "asking":
      return <Waiting text="Connecting" />;
    case "unreachable":
      return <Waiting text={`${session.why ?? "JARVIS does not answer"}. Trying again`} />;
    case "login":
      return <LoginPage notice={session.notice} />;
    case "in":
      return <Dashboard />;
  }
}
