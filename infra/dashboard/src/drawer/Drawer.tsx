import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { select, useDashboard } from "../state/store.ts";
import { GuestDetails } from "./GuestDetails.tsx";
import { NodeDetails } from "./NodeDetails.tsx";

/** The details of what was clicked, over the right of the page; Escape closes it. */
export function Drawer() {
  const selection = useDashboard((state) => state.selection);
  const closeButton = useRef<HTMLButtonElement>(null);
  const opener = useRef<Element>(null);
  const open = selection !== undefined;

  useEffect(() => {
    if (!open) {
      return;
    }
    opener.current = document.activeElement;
    closeButton.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape") {
        select(undefined);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => {
      window.removeEventListener("keydown", onKey);
      if (opener.current instanceof HTMLElement || opener.current instanceof SVGElement) {
        opener.current.focus();
      }
    };
  }, [open]);

  if (!selection) {
    return null;
  }
  return (
    <div className="drawer frame" role="dialog" aria-label="Details" data-testid="drawer">
      <button
        ref={closeButton}
        type="button"
        className="icon-button drawer-close"
        aria-label="Close details"
        onClick={() => select(undefined)}
      >
        <X size={18} aria-hidden="true" />
      </button>
      <div className="scroll drawer-body" role="region" aria-label="Details, scrollable" tabIndex={0}>
        {selection.kind === "node" ? (
          <NodeDetails key={selection.name} name={selection.name} />
        ) : (
          <GuestDetails key={selection.vmid} vmid={selection.vmid} />
        )}
      </div>
    </div>
  );
}
