import type { Browser, Page } from "playwright-core";
import { aroundAll, aroundEach, describe, expect } from "vitest";
import { launch, noBrowser } from "./browser.ts";
import { complaintsOf } from "./page.ts";

let browser: Browser;

/** The page that `withPage` gives to the test that runs. */
export let page: Page;

/** Tests that look at pages; where there is no browser, or something else that they need is missing, they say so. */
export function inBrowser(title: string, tests: () => void, missing?: string): void {
  const cannotRun = noBrowser ?? missing;
  if (cannotRun) {
    console.warn(`The tests of ${title} are skipped: ${cannotRun}`);
  }
  describe.skipIf(cannotRun)(title, () => {
    aroundAll(async (run) => {
      browser = await launch();
      await run();
      await browser.close();
    });
    tests();
  });
}

/**
 * Gives each test, or all of a file together, a page that knows nothing of any other one. Whatever the tests are about:
 * they fail when the page complains.
 */
export function withPage(of: "test" | "file"): void {
  const around = of === "test" ? aroundEach : aroundAll;
  around(async (run: () => Promise<void>) => {
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const complaints = complaintsOf(page);
    await run();
    await page.close();
    expect(complaints).toEqual([]);
  });
}
