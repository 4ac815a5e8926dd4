import { CircleAlert, Info, type LucideIcon, OctagonAlert, TriangleAlert } from "lucide-react";
import type { Severity } from "../wire/records.ts";
import { type Tone, toneText } from "./tone.ts";

export const severityTone: Record<Severity, Tone> = {
  info: "quiet",
  warning: "warn",
  error: "bad",
  critical: "bad",
};
const icons: Record<Severity, LucideIcon> = {
  info: Info,
  warning: TriangleAlert,
  error: CircleAlert,
  critical: OctagonAlert,
};

/** A severity as icon and word; the colour only repeats it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const Icon = icons[severity];
  return (
    <span className={`label inline-flex items-center gap-1.5 ${toneText[severityTone[severity]]}`}>
      <Icon size={13} strokeWidth={2} aria-hidden="true" />
      {severity}
    </span>
  );
}
