import { describe, expect, it } from "vitest";
import { vitalsFacts } from "./vitalsFacts.ts";

describe("the facts of a node's vitals", () => {
  it("are none where nothing was read", () => {
    expect(vitalsFacts(undefined)).toEqual([]);
    expect(vitalsFacts(null)).toEqual([]);
  });

  it("have a unit each, and no temperature without a sensor", () => {
    const facts = vitalsFacts({
      loadAverage: 1.5,
      swapUsedBytes: 1_073_741_824,
      swapBytes: 8_589_934_592,
      temperatureCelsius: null,
      version: "pve-manager/9.1.2",
    });
    expect(facts).toEqual([
      ["Load", "1.5"],
      ["Swap", "1.00 GiB of 8.00 GiB"],
      ["Temperature", undefined],
      ["Proxmox", "pve-manager/9.1.2"],
      ["Kernel", undefined],
    ]);
    expect(vitalsFacts({ temperatureCelsius: 45 })).toContainEqual(["Temperature", "45 °C"]);
  });

  it("say that a node has no swap", () => {
    expect(vitalsFacts({ swapUsedBytes: 0, swapBytes: 0 })).toContainEqual(["Swap", "none"]);
  });
});
