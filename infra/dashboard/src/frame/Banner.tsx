import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface BannerProps {
  tone: "text-bad" | "text-warn";
  icon: LucideIcon;
  children: ReactNode;
}

/** A line over the whole page. */
export function Banner({ tone, icon: Icon, children }: BannerProps) {
  return (
    <p className={`banner ${tone}`}>
      <Icon size={15} className="shrink-0" aria-hidden="true" />
      {children}
    </p>
  );
}
