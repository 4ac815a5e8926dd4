import { describe, expect, it } from "vitest";
import type { Storage } from "../wire/records.ts";
import { storageLines } from "./storages.ts";

const storage = (node: string, name: string, fields: Partial<Storage> = {}): Storage => ({
  node,
  storage: name,
  status: "available",
  usedBytes: 10,
  totalBytes: 100,
  shared: false,
  ...fields,
});

describe("storage lines", () => {
  it("show a shared storage once, before the nodes' own", () => {
    const lines = storageLines([
      storage("a", "local"),
      storage("a", "nas", { shared: true }),
      storage("b", "local"),
      storage("b", "nas", { shared: true }),
    ]);
    expect(lines.map(({ name, place }) => `${name} ${place}`)).toEqual(["nas shared", "local a", "local b"]);
  });

  it("take a shared storage's figures from a node that reaches it, and name those that do not", () => {
    const [line] = storageLines([
      storage("a", "nas", { shared: true, status: "unavailable", usedBytes: null, totalBytes: null }),
      storage("b", "nas", { shared: true, usedBytes: 40 }),
    ]);
    expect(line).toMatchObject({ status: "available", usedBytes: 40, missingOn: ["a"] });
  });
});
