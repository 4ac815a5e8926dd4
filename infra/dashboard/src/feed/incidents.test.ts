import { describe, expect, it } from "vitest";
import { startingCluster } from "../../e2e/server/cluster.ts";
import { viewOf } from "../cluster/view.ts";
import { sampleIncident as incident } from "../wire/samples.ts";
import { guestsInEvidence, incidentsInOrder, withIncidents } from "./incidents.ts";

describe("incidents", () => {
  it("take the place of what they were, and leave when they are resolved", () => {
    const open = withIncidents({}, [incident("a"), incident("b")]);
    const next = withIncidents(open, [
      incident("a", { state: "acknowledged" }),
      incident("b", { state: "resolved" }),
    ]);
    expect(Object.values(next).map(({ id, state }) => [id, state])).toEqual([["a", "acknowledged"]]);
  });

  it("stand worst first, then newest first", () => {
    const open = withIncidents({}, [
      incident("old", { openedAt: "2026-01-26T12:00:00.000Z" }),
      incident("new"),
      incident("worst", { severity: "critical", openedAt: "2026-01-26T11:00:00.000Z" }),
    ]);
    expect(incidentsInOrder(open).map(({ id }) => id)).toEqual(["worst", "new", "old"]);
  });

  it("name the guests of their evidence, however these are listed", () => {
    const { guests } = viewOf(startingCluster(0));
    const evidence = { guests: [100, "101", "by-name", { vmid: 102 }, { name: "named" }, 999, null] };
    expect(guestsInEvidence(evidence, guests)).toEqual([
      "home-assistant",
      "adguard",
      "by-name",
      "unifi",
      "named",
      "guest 999",
    ]);
    expect(guestsInEvidence(undefined, guests)).toEqual([]);
    expect(guestsInEvidence({ guests: "all" }, guests)).toEqual([]);
  });
});
