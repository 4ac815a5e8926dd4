import { SkipBack, SkipForward } from "lucide-react";
import { lookAt } from "./travel.ts";

interface ToWarningProps {
  which: "before" | "after";
  /** Its moment; undefined where there is none. */
  at: number | undefined;
}

/** Leads to the next warning on one side of the moment; one that leads nowhere keeps the focus that it has. */
export function ToWarning({ which, at }: ToWarningProps) {
  const name = `To the warning ${which}`;
  const Icon = which === "before" ? SkipBack : SkipForward;
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      aria-disabled={at === undefined}
      onClick={() => at !== undefined && lookAt(at)}
    >
      <Icon size={15} aria-hidden="true" />
    </button>
  );
}
