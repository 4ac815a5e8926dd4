import type { AlignedData, Axis, Options } from "uplot";
import { type ChartKind, type Unit, worded } from "./kinds.ts";
import { alone, type PlotData } from "./plotData.ts";
import { rangeFor, timeText, timeTicks, valueTicks } from "./ticks.ts";

/** How the lines of a chart are told apart, besides by colour: as their keys are in `chart.css`. */
const lines = [
  { colour: "--color-accent", dash: [] },
  { colour: "--color-ink", dash: [5, 3] },
  { colour: "--color-soft", dash: [1.5, 2.5] },
] as const;

const AXIS_WIDTH: Record<Unit, number> = { fraction: 46, rate: 82, degrees: 46 };
const TICK_WIDTH = 64;

export interface PlotSettings {
  readonly kind: ChartKind;
  readonly size: { readonly width: number; readonly height: number };
  readonly spanMs: number;
  /** Where the chart ends; asked whenever it is drawn. */
  end(): number;
  /** What a custom property of the page says: a canvas knows none. */
  property(name: string): string;
  onCursor(at: number | undefined): void;
}

/** All that uPlot is told of a chart. */
export function plotOptions({ kind, size, spanMs, end, property, onCursor }: PlotSettings): Options {
  const axis: Axis = {
    stroke: property("--color-soft"),
    font: `11px ${property("--font-data")}`,
    grid: { stroke: property("--color-line"), width: 1, dash: [2, 4] },
    ticks: { show: false },
    gap: 6,
  };
  return {
    ...size,
    ms: 1,
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false, setScale: false }, points: { size: 7 } },
    scales: {
      x: { range: () => [end() - spanMs, end()] },
      y: { range: (_, least, most) => rangeFor(kind.unit, least ?? 0, most ?? 0) },
    },
    axes: [
      {
        ...axis,
        size: 24,
        splits: (plot, _, from, to) =>
          timeTicks(from, to, Math.max(1, plot.bbox.width / devicePixelRatio / TICK_WIDTH)),
        values: (_, ticks) => ticks.map(timeText),
      },
      {
        ...axis,
        size: AXIS_WIDTH[kind.unit],
        splits: (_plot, _axis, from, to) => valueTicks(from, to),
        values: (_, ticks) => ticks.map((tick) => worded(kind.unit, tick)),
      },
    ],
    series: [
      {},
      ...kind.lines.map((_, i) => {
        const { colour, dash } = lines[i % lines.length] ?? lines[0];
        const stroke = property(colour);
        return {
          stroke,
          width: 1.5,
          dash: [...dash],
          spanGaps: false,
          points: {
            show: false,
            size: 4,
            fill: stroke,
            filter: (plot: { data: AlignedData }, series: number) =>
              alone(plot.data[series] as PlotData[number]),
          },
        };
      }),
    ],
    hooks: { setCursor: [(plot) => onCursor(plot.cursor.idx ?? undefined)] },
  };
}
