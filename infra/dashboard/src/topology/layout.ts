import type { Size } from "../look/useSize.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A node's body, and the first ring of guests around it. */
export const NODE_RADIUS = 17;
const FIRST_RING = 33;
const RING_STEP = 11;
const DOT_SPACING = 11.5;
/** Room at the edges for guests and the label. */
const MARGIN_X = 62;
const MARGIN_TOP = 48;
const MARGIN_BOTTOM = 70;

export function centre(size: Size): Place {
  return { x: size.width / 2, y: (size.height + MARGIN_TOP - MARGIN_BOTTOM) / 2 };
}

/** Where node number `index` of `count` stands: on an ellipse that fills the box, the first at the upper left. */
export function nodePlace(index: number, count: number, size: Size): Place {
  const middle = centre(size);
  const angle = ((-90 - 180 / count + (360 / count) * index) * Math.PI) / 180;
  const reachX = Math.max(0, size.width / 2 - MARGIN_X);
  const reachY = Math.max(0, (size.height - MARGIN_TOP - MARGIN_BOTTOM) / 2);
  // Two to four nodes go to the corners of the box, where the room is.
  const stretch = count >= 3 && count <= 4 ? Math.SQRT2 : 1;
  return {
    x: middle.x + clamp(Math.cos(angle) * stretch) * reachX,
    y: middle.y + clamp(Math.sin(angle) * stretch) * reachY,
  };
}

/** Where the guests of a node stand around it: in rings, each filled before the next. */
export function guestPlaces(count: number): Place[] {
  const places: Place[] = [];
  for (let radius = FIRST_RING; places.length < count; radius += RING_STEP) {
    const room = Math.floor((2 * Math.PI * radius) / DOT_SPACING);
    const here = Math.min(room, count - places.length);
    for (let i = 0; i < here; i += 1) {
      const angle = -Math.PI / 2 + (2 * Math.PI * i) / here;
      places.push({ x: Math.cos(angle) * radius, y: Math.sin(angle) * radius });
    }
  }
  return places;
}

/** How far from the node's middle its label stands, below the outermost guests. */
export function labelDistance(count: number): number {
  return Math.max(FIRST_RING, ...guestPlaces(count).map((place) => Math.hypot(place.x, place.y))) + 19;
}

const FAINT_BYTES = 1_000;

/** A link's width in pixels for a flow: hairline when idle, one step for each tenfold. */
export function linkWidth(bytesPerSecond: number): number {
  return bytesPerSecond <= FAINT_BYTES ? 1 : Math.min(5, 1 + Math.log10(bytesPerSecond / FAINT_BYTES));
}

const clamp = (value: number) => Math.min(1, Math.max(-1, value));
