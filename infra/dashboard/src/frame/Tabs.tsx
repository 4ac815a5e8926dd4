import { type Section, useDashboard } from "../state/store.ts";

const sections: readonly (readonly [Section, string])[] = [
  ["cluster", "Cluster"],
  ["jarvis", "JARVIS"],
  ["system", "System"],
];

/** On a phone: which of the three columns is shown. */
export function Tabs() {
  const chosen = useDashboard((state) => state.section);
  const open = useDashboard((state) => Object.keys(state.incidents).length);
  return (
    <nav className="tabs" aria-label="Sections">
      {sections.map(([section, label]) => (
        <button
          key={section}
          type="button"
          className="tab"
          aria-current={chosen === section ? "page" : undefined}
          onClick={() => useDashboard.setState({ section, selection: undefined })}
        >
          {label}
          {section === "jarvis" && open > 0 ? (
            <span className="tab-count">
              {open}
              <span className="sr-only"> open incidents</span>
            </span>
          ) : null}
        </button>
      ))}
    </nav>
  );
}
