import { expect } from "vitest";
import { page } from "./inBrowser.ts";
import { isAtMinute, lookAtMinute, slider } from "./slider.ts";
import { server } from "./withFakeServer.ts";

const HOUR = 3_600_000;

/** What the feed says last while the page is live. */
export const NEWEST = "Polling tier nodes is on time again";

/** Of the time at which the fake cluster's memory begins, so that a minute that ends meanwhile moves nothing. */
export function minuteBefore(hours: number): number {
  return Math.floor((server.cluster.memory.now - hours * HOUR) / 60_000);
}

/** Puts the slider to so many hours before now. */
export async function slideTo(hours: number): Promise<void> {
  await slider().fill(String(minuteBefore(hours)));
}

/** Waits until the page shows the moment of so many hours before now. */
export async function isAt(hours: number): Promise<void> {
  await isAtMinute(minuteBefore(hours));
}

/** Puts the page at the moment of so many hours before now. */
export async function lookBack(hours: number): Promise<void> {
  await lookAtMinute(minuteBefore(hours));
}

export async function newestEvent(title: string): Promise<void> {
  await expect.poll(() => page.getByTestId("event").first().locator("h3").textContent()).toBe(title);
}
