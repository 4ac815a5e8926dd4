import { celsius, percent, rate } from "../look/format.ts";
import type { Figure, Reading } from "./readings.ts";

export type Unit = "fraction" | "rate" | "degrees";

/** One line of a chart. */
export interface Line {
  readonly figure: Figure;
  readonly label: string;
}

/** Figures that share a unit, and so an axis. At most three: so many lines can be told apart. */
export interface ChartKind {
  readonly title: string;
  readonly unit: Unit;
  readonly lines: readonly Line[];
}

const all: readonly ChartKind[] = [
  {
    title: "Load",
    unit: "fraction",
    lines: [
      { figure: "cpu", label: "CPU" },
      { figure: "memory", label: "RAM" },
      { figure: "disk", label: "Disk" },
    ],
  },
  {
    title: "Network",
    unit: "rate",
    lines: [
      { figure: "networkIn", label: "In" },
      { figure: "networkOut", label: "Out" },
    ],
  },
  { title: "Temperature", unit: "degrees", lines: [{ figure: "temperature", label: "Hottest" }] },
];

/** The charts that there is something to draw in. A virtual machine's disk is always 0, which tells nothing. */
export function kindsFor(readings: readonly Reading[]): readonly ChartKind[] {
  const tells = (figure: Figure) =>
    readings.some(({ [figure]: value }) => value !== null && (figure !== "disk" || value > 0));
  return all
    .map((kind) => ({ ...kind, lines: kind.lines.filter(({ figure }) => tells(figure)) }))
    .filter(({ lines }) => lines.length > 0);
}

/** A value with its unit. */
export function worded(unit: Unit, value: number | null | undefined): string {
  switch (unit) {
    case "fraction":
      return percent(value);
    case "rate":
      return rate(value);
    case "degrees":
      return celsius(value);
  }
}
