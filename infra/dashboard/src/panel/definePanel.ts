import type { ComponentType } from "react";

export interface Panel {
  readonly id: string;
  readonly column: "left" | "middle" | "right";
  /** The left column has two lanes; the rest stacks in the first. */
  readonly lane?: "second";
  readonly order: number;
  readonly title: string;
  /** Takes the height that the others leave, and scrolls inside. */
  readonly fill?: boolean;
  /**
   * What it tells of while the page is at a past moment: of now all the same, or of the moment itself; unless said, the
   * figures of that moment.
   */
  readonly tells?: "now" | "moment";
  /** A few words or digits at the right end of the title line. */
  readonly Aside?: ComponentType;
  readonly Component: ComponentType;
}

/** What a file in `panels/` exports by default; the registry finds it there. */
export const definePanel = (panel: Panel): Panel => panel;
