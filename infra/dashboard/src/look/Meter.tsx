import { percent } from "./format.ts";
import { fillTone, toneText } from "./tone.ts";

interface MeterProps {
  /** What is measured, for those who do not see the gauge: "pve CPU". */
  name: string;
  label: string;
  fraction: number | undefined;
  /** The measured value in words, where it is no percentage: "45 °C". */
  valueText?: string | undefined;
}

const RADIUS = 21;
/** The gauge opens downwards: three quarters of a circle. */
const SWEEP = 0.75;
const LENGTH = 2 * Math.PI * RADIUS;

/** A round gauge. */
export function ArcMeter({ name, label, fraction, valueText }: MeterProps) {
  const filled = Math.min(1, Math.max(0, fraction ?? 0));
  const { tone, word } = fillTone(fraction);
  return (
    <div className={`flex flex-col items-center ${toneText[tone]}`} {...meterRole(name, fraction, valueText)}>
      <svg viewBox="0 0 52 52" className="w-full max-w-14" aria-hidden="true">
        <g fill="none" strokeWidth="3.5" transform="rotate(135 26 26)">
          <circle
            cx="26"
            cy="26"
            r={RADIUS}
            className="stroke-line-strong"
            strokeDasharray={`${LENGTH * SWEEP} ${LENGTH}`}
          />
          <circle
            cx="26"
            cy="26"
            r={RADIUS}
            className="arc-value"
            stroke="currentColor"
            strokeDasharray={`${LENGTH * SWEEP * filled} ${LENGTH}`}
          />
        </g>
        <text x="26" y="30.5" textAnchor="middle" className="meter-digits">
          {fraction === undefined ? "–" : Math.round(fraction * 100)}
        </text>
      </svg>
      <span className="label -mt-2.5">{word ?? label}</span>
      {word ? <span className="sr-only">{label}</span> : null}
    </div>
  );
}

/** A bar, a hairline high. */
export function BarMeter({ name, fraction }: Omit<MeterProps, "label" | "valueText">) {
  const { tone } = fillTone(fraction);
  return (
    <div className={`h-1 bg-line-strong ${toneText[tone]}`} {...meterRole(name, fraction)}>
      <div
        className="bar-value h-full bg-current"
        style={{ width: `${Math.min(100, Math.max(0, (fraction ?? 0) * 100))}%` }}
      />
    </div>
  );
}

function meterRole(name: string, fraction: number | undefined, valueText = percent(fraction)) {
  return {
    role: "meter",
    "aria-label": name,
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-valuenow": Math.round(Math.min(1, Math.max(0, fraction ?? 0)) * 100),
    "aria-valuetext": fraction === undefined ? "not known" : valueText,
  };
}
