import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { PanelFrame } from "./PanelFrame.tsx";
import { panels } from "./registry.ts";

it("the registry finds every panel file, in order", () => {
  const idsOf = (column: string) =>
    panels.filter((panel) => panel.column === column).map((panel) => panel.id);
  expect(idsOf("left")).toEqual(["cluster", "nodes", "storage", "guests"]);
  expect(idsOf("middle")).toEqual(["incidents", "activity"]);
  expect(idsOf("right")).toEqual(["connection", "load", "tiers", "system"]);
});

it("every panel shows its title before anything was read", () => {
  for (const panel of panels) {
    const { unmount } = render(<PanelFrame panel={panel} />);
    expect(screen.getByRole("heading", { name: panel.title })).toBeDefined();
    unmount();
  }
});
