import { useEffect } from "react";
import { useDashboard } from "../state/store.ts";
import { goLive } from "./travel.ts";

/** Escape leaves the past, unless it has something nearer to do: to close the details, or to clear a field. */
export function useEscapeToLive(): void {
  const past = useDashboard((state) => state.moment !== undefined);
  useEffect(() => {
    if (!past) {
      return;
    }
    const onKey = (event: KeyboardEvent) => {
      if (
        event.key === "Escape" &&
        !isField(event.target) &&
        useDashboard.getState().selection === undefined
      ) {
        goLive();
      }
    };
    // Before the drawer's own listener, after which its selection would be gone.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, [past]);
}

const isField = (target: EventTarget | null) =>
  (target instanceof HTMLInputElement && target.type !== "range") || target instanceof HTMLSelectElement;
