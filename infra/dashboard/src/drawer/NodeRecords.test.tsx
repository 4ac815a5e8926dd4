// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import { NodeRecords } from "./NodeRecords.tsx";

/** The storage that the server tells of; none: it does not answer. */
let storage: string | undefined;

beforeEach(() => {
  useDashboard.setState(emptyState);
  phaseIs("live");
  storage = "old";
  vi.stubGlobal("fetch", async () => {
    if (storage === undefined) {
      throw new TypeError("connection refused");
    }
    const node = startingCluster(0).nodes[0];
    const storages = [{ storage, node: node?.name, status: "unavailable" }];
    return Response.json({ node, guests: [], storages, incidents: [] });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const phaseIs = (phase: "live" | "connecting" | "offline") =>
  useDashboard.setState({ link: { phase, since: 0, problem: undefined } });

it("asks again when the link comes back, and shows nothing of before meanwhile", async () => {
  render(<NodeRecords name="pve" />);
  await screen.findByText("old");
  storage = "new";
  act(() => phaseIs("connecting"));
  act(() => phaseIs("live"));
  expect(screen.queryByText("old")).toBeNull();
  await screen.findByText("new");
});

it("keeps what was read while nobody answers", async () => {
  render(<NodeRecords name="pve" />);
  await screen.findByText("old");
  storage = undefined;
  await act(async () => phaseIs("offline"));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByText("old")).toBeDefined();
});

it("says why nothing can be read", async () => {
  storage = undefined;
  render(<NodeRecords name="pve" />);
  expect((await screen.findByRole("alert")).textContent).toContain("JARVIS does not answer.");
});
