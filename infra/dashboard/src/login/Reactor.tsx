/** The mark: three rings around a core. */
export function Reactor({ className }: { className: string }) {
  return (
    <svg viewBox="-50 -50 100 100" className={`text-accent ${className}`} fill="none" aria-hidden="true">
      <g stroke="currentColor">
        <circle r="46" strokeWidth="1" opacity=".35" />
        <circle r="40" strokeWidth="5" strokeDasharray="15.9 5" className="slow-turn" />
        <circle r="29" strokeWidth="1.5" opacity=".6" />
        <circle r="22" strokeWidth="3" strokeDasharray="3 3.9" className="slow-turn-back" />
      </g>
      <circle r="11" fill="currentColor" className="core" />
    </svg>
  );
}
