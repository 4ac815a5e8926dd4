import { type KeyboardEvent, useEffect, useRef } from "react";
import UPlot from "uplot";
import { moment } from "../look/format.ts";
import { hasModifier } from "../look/keys.ts";
import { useSize } from "../look/useSize.ts";
import { type ChartKind, worded } from "./kinds.ts";
import { type PlotData, step } from "./plotData.ts";
import { plotOptions } from "./plotOptions.ts";

interface PlotProps {
  data: PlotData;
  kind: ChartKind;
  spanMs: number;
  end: number;
  title: string;
  /** The place in the data that the values shown belong to. */
  at: number;
  onCursor: (at: number | undefined) => void;
}

const moves: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};
const AWAY = { left: -10, top: -10 };

/** The curves. The crosshair follows the pointer; with the keyboard it is a slider over the readings. */
export default function Plot({ data, kind, spanMs, end, title, at, onCursor }: PlotProps) {
  const [box, size] = useSize<HTMLDivElement>();
  const plot = useRef<UPlot>(undefined);
  const newest = useRef({ data, size, end });
  newest.current = { data, size, end };
  const visible = size.width > 0 && size.height > 0;
  const lines = kind.lines.map(({ figure }) => figure).join();

  // biome-ignore lint/correctness/useExhaustiveDependencies: `lines` says what the kind says; data, end and size follow below
  useEffect(() => {
    if (!box.current || !visible) {
      return;
    }
    const style = getComputedStyle(document.documentElement);
    const made = new UPlot(
      plotOptions({
        kind,
        size: newest.current.size,
        spanMs,
        end: () => newest.current.end,
        property: (name) => style.getPropertyValue(name).trim(),
        onCursor,
      }),
      newest.current.data,
      box.current,
    );
    plot.current = made;
    return () => {
      plot.current = undefined;
      made.destroy();
    };
  }, [visible, lines, spanMs, onCursor]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with the data the plot asks for the end
  useEffect(() => plot.current?.setData(data), [data, end]);
  useEffect(() => {
    if (visible) {
      plot.current?.setSize(size);
    }
  }, [visible, size]);

  const move = (event: KeyboardEvent) => {
    const by = moves[event.key];
    const drawn = plot.current;
    if (by === undefined || !drawn || hasModifier(event)) {
      return;
    }
    event.preventDefault();
    const next = step(data, at, by);
    drawn.setCursor({ left: drawn.valToPos(data[0][next] ?? 0, "x"), top: drawn.over.clientHeight / 2 });
    // Of readings closer together than pixels the cursor would take another.
    onCursor(next);
  };
  const [times, ...columns] = data;
  const values = kind.lines.map(({ label }, i) => `${label} ${worded(kind.unit, columns[i]?.[at])}`);
  return (
    <div
      ref={box}
      className="plot"
      role="slider"
      tabIndex={0}
      aria-label={title}
      aria-valuemin={0}
      aria-valuemax={Math.max(0, times.length - 1)}
      aria-valuenow={at}
      aria-valuetext={`${moment(times[at] ?? 0, Date.now())}: ${values.join(", ")}`}
      onKeyDown={move}
      onBlur={() => plot.current?.setCursor(AWAY)}
    />
  );
}
