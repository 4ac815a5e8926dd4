// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyState, useDashboard } from "../state/store.ts";
import { openFeed } from "./feed.ts";
import { OlderEvents } from "./OlderEvents.tsx";
import { everything } from "./query.ts";

beforeEach(() => useDashboard.setState(emptyState));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe("the way to older events", () => {
  it("keeps the focus while it waits, and asks once", () => {
    const asked = vi.fn(() => new Promise(() => undefined));
    vi.stubGlobal("fetch", asked);
    render(<OlderEvents shown={3} />);
    const button = screen.getByRole("button", { name: "Show older events" });
    button.focus();
    act(() => button.click());
    expect(screen.getByRole("button", { name: "Reading" })).toBe(button);
    expect(button.getAttribute("aria-disabled")).toBe("true");
    expect(button.hasAttribute("disabled")).toBe(false);
    expect(document.activeElement).toBe(button);
    fireEvent.click(button);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("ends where the memory begins, also when only a moment is asked for", () => {
    const query = { ...everything, until: "2026-01-26T13:00:00.000Z" };
    useDashboard.setState({ feed: { ...openFeed, query, progress: { kind: "read", end: true } } });
    render(<OlderEvents shown={3} />);
    expect(screen.getByText("This is where the memory begins.")).toBeDefined();
  });
});
