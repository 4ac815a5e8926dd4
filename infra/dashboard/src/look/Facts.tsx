import type { ReactNode } from "react";

/** Label and value, line by line; a fact without a value is left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  const known = facts.filter(([, value]) => value !== undefined && value !== null && value !== "");
  return (
    <dl className="facts">
      {known.map(([label, value]) => (
        <div key={label} className="facts-line">
          <dt className="label">{label}</dt>
          <dd className="min-w-0 text-right break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
