// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyState, useDashboard } from "../state/store.ts";
import { SeeThen } from "./SeeThen.tsx";
import { dayAndMinute } from "./words.ts";

const HOUR = 3_600_000;
const now = Date.now();
const remembering = (hours: number | undefined) =>
  useDashboard.setState({
    ...emptyState,
    section: "jarvis",
    memory: { ...emptyState.memory, since: hours === undefined ? undefined : now - hours * HOUR },
  });
const offered = (hoursAgo: number) => {
  cleanup();
  render(<SeeThen timestamp={new Date(now - hoursAgo * HOUR).toISOString()} />);
  return screen.queryByRole("button") !== null;
};

beforeEach(() => vi.stubGlobal("fetch", () => new Promise(() => undefined)));
afterEach(() => {
  cleanup();
  useDashboard.setState(emptyState);
  vi.unstubAllGlobals();
});

describe("the way from an event to its cluster", () => {
  it("is there as far back as the slider goes", () => {
    remembering(1_000);
    expect(offered(47)).toBe(true);
    expect(offered(49)).toBe(false);
    remembering(2);
    expect(offered(1)).toBe(true);
    expect(offered(3)).toBe(false);
    remembering(undefined);
    expect(offered(1)).toBe(false);
  });

  it("says which time, and leads to the section of the cluster", () => {
    remembering(2);
    offered(1);
    const button = screen.getByRole("button", { name: `See the cluster then, ${dayAndMinute(now - HOUR)}` });
    fireEvent.click(button);
    expect(useDashboard.getState().section).toBe("cluster");
    expect(useDashboard.getState().moment?.at).toBeGreaterThanOrEqual(now - HOUR);
  });
});
