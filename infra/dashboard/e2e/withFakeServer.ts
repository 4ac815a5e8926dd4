import { aroundEach, beforeEach } from "vitest";
import { page, withPage } from "./inBrowser.ts";
import { login } from "./page.ts";
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

/** Opens the dashboard and logs in. */
export async function enter(): Promise<void> {
  await page.goto(server.url);
  await login(page);
}
