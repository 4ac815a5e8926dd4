import { page } from "./inBrowser.ts";

const MINUTE_MS = 60_000;

/** The slider of time on the page of the test that runs. */
export const slider = () => page.getByRole("slider", { name: "Moment that is shown" });

/** Waits until the page shows a minute, counted since 1970, as the slider counts. */
export async function isAtMinute(minute: number): Promise<void> {
  await page.locator(`[data-testid=time][data-shown="${minute * MINUTE_MS}"]`).waitFor();
}

/** Puts the page at a minute. */
export async function lookAtMinute(minute: number): Promise<void> {
  await slider().fill(String(minute));
  await isAtMinute(minute);
}

export const toLive = () => page.getByTestId("time").getByRole("button", { name: "Live" }).click();
