// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { applyStatusUpdate } from "../cluster/applyStatusUpdate.ts";
import { viewOf } from "../cluster/view.ts";
import { emptyState, useDashboard } from "../state/store.ts";
import TopTalkers from "./TopTalkers.tsx";

beforeEach(() => {
  const guests = [100, 101, 102, 103, 110, 111, 112].map((vmid, index) => ({
    vmid,
    networkInBytesPerSecond: index === 0 ? 0 : index * 1_000,
    networkOutBytesPerSecond: 0,
  }));
  const cluster = viewOf(startingCluster(Date.now()));
  const silent = Object.values(cluster.guests).map(({ vmid }) => ({
    vmid,
    networkInBytesPerSecond: 0,
    networkOutBytesPerSecond: 0,
  }));
  useDashboard.setState({
    ...emptyState,
    cluster: applyStatusUpdate(applyStatusUpdate(cluster, { guests: silent }), { guests }),
  });
});
afterEach(cleanup);

it("names the five busiest guests, the busiest first, and no silent one", () => {
  render(<TopTalkers.Component />);
  expect(screen.getAllByTestId("talker").map(({ dataset }) => dataset.vmid)).toEqual([
    "112",
    "111",
    "110",
    "103",
    "102",
  ]);
});

it("says so when nothing moves", () => {
  useDashboard.setState({ ...emptyState });
  render(<TopTalkers.Component />);
  expect(screen.getByText("No guest sends or receives anything.")).toBeDefined();
});

it("opens the details of the guest that is clicked", () => {
  render(<TopTalkers.Component />);
  fireEvent.click(screen.getAllByRole("button")[0] as HTMLElement);
  expect(useDashboard.getState().selection).toEqual({ kind: "guest", vmid: 112 });
});
