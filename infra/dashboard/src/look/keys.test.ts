import { describe, expect, it } from "vitest";
import { hasModifier } from "./keys.ts";

const plain = { altKey: false, ctrlKey: false, metaKey: false };

describe("a key", () => {
  it("is the browser's when Alt, Control or Meta is held", () => {
    expect(hasModifier(plain)).toBe(false);
    for (const held of ["altKey", "ctrlKey", "metaKey"] as const) {
      expect(hasModifier({ ...plain, [held]: true })).toBe(true);
    }
  });
});
