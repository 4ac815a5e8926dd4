import type { Panel } from "./definePanel.ts";

const files = import.meta.glob<{ default: Panel }>(["../panels/*.tsx", "!../panels/*.test.tsx"], {
  eager: true,
});

/** All panels, in the order they stand in. */
export const panels: readonly Panel[] = inOrder(Object.values(files).map((file) => file.default));

function inOrder(found: readonly Panel[]): Panel[] {
  const ids = new Set(found.map((panel) => panel.id));
  if (ids.size !== found.length) {
    throw new Error(`two panels have the same id: ${found.map((panel) => panel.id).join(", ")}`);
  }
  return [...found].sort((a, b) => a.order - b.order);
}
