import { describe, expect, it } from "vitest";
import { guestPlaces, linkWidth, nodePlace } from "./layout.ts";

const size = { width: 430, height: 360 };
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
  Math.hypot(a.x - b.x, a.y - b.y);

describe("the topology's layout", () => {
  it.each([1, 2, 3, 4, 5, 8, 12])("keeps %i nodes inside and apart", (count) => {
    const places = Array.from({ length: count }, (_, i) => nodePlace(i, count, size));
    for (const [i, place] of places.entries()) {
      expect(place.x).toBeGreaterThanOrEqual(40);
      expect(place.x).toBeLessThanOrEqual(size.width - 40);
      expect(place.y).toBeGreaterThanOrEqual(40);
      expect(place.y).toBeLessThanOrEqual(size.height - 60);
      for (const other of places.slice(i + 1)) {
        expect(distance(place, other)).toBeGreaterThan(40);
      }
    }
  });

  it.each([0, 1, 7, 18, 60])("gives each of %i guests a place of its own", (count) => {
    const places = guestPlaces(count);
    expect(places).toHaveLength(count);
    for (const [i, place] of places.entries()) {
      for (const other of places.slice(i + 1)) {
        expect(distance(place, other)).toBeGreaterThan(9);
      }
    }
  });

  it("draws a link wider for more traffic, within limits", () => {
    expect(linkWidth(0)).toBe(1);
    expect(linkWidth(1_000_000)).toBe(4);
    expect(linkWidth(1e12)).toBe(5);
  });
});
