import { aroundEach, beforeEach, expect } from "vitest";
import { page, withPage } from "./inBrowser.ts";
import { isIn } from "./page.ts";
import { PASSWORD } from "./password.ts";
import { FakeServer } from "./server/fakeServer.ts";

/** The server of the test that runs, with a cluster that does what the test tells it. */
export let server: FakeServer;

/** Gives each test a server of its own, and a page that can look at it. */
export function withFakeServer(): void {
  aroundEach(async (run) => {
    server = new FakeServer();
    await server.start();
    await run();
    await server.stop();
  });
  withPage("test");
  // Shorter than a test, so that a failure names what was waited for.
  beforeEach(() => page.setDefaultTimeout(8_000));
}

/** Opens the dashboard of somebody who has logged in before: only what is about the login page takes its way. */
export async function enter(): Promise<void> {
  const answer = await page.request.post(`${server.url}/api/auth/login`, { data: { password: PASSWORD } });
  expect(answer.ok()).toBe(true);
  await page.goto(server.url);
  await isIn(page);
}
