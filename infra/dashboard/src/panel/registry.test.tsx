// @vitest-environment happy-dom
import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { PanelFrame } from "./PanelFrame.tsx";
import { panels } from "./registry.ts";

const files = Object.keys(import.meta.glob(["../panels/*.tsx", "!../panels/*.test.tsx"]));

it("the registry finds every panel file, each once and in its order", () => {
  expect(panels.length).toBe(files.length);
  const orders = panels.map((panel) => panel.order);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  for (const column of ["left", "middle", "right"]) {
    expect(panels.some((panel) => panel.column === column)).toBe(true);
  }
});

it("every panel shows its title before anything was read", () => {
  for (const panel of panels) {
    const { unmount } = render(<PanelFrame panel={panel} />);
    expect(screen.getByRole("heading", { name: panel.title })).toBeDefined();
    unmount();
  }
});
