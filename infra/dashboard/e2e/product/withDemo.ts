import { aroundAll, expect } from "vitest";
import { page, withPage } from "../inBrowser.ts";
import { login } from "../page.ts";
import { PASSWORD } from "../password.ts";
import { Demo, type Shape } from "./demo.ts";
import { type Environment, folder, unconfigured } from "./jarvis.ts";

/** The JARVIS that the tests of the file look at, one after another. */
export let demo: Demo;
/** What it was started with. */
export let environment: Environment;

/** Gives all tests of a file a JARVIS of their own, which ends as it should, and a page that can look at it. */
export function withDemo(settings: Environment = { JARVIS_PASSWORD: PASSWORD }, shape?: Shape): void {
  aroundAll(async (run) => {
    const data = folder();
    environment = { ...unconfigured(data.path), ...settings };
    demo = await Demo.start(environment, shape);
    await run();
    const ended = await demo.running.stop();
    data.remove();
    expect(ended.output).not.toMatch(/Exception|\n\s+at /);
  });
  withPage("file");
}

/** Opens the dashboard and logs in. */
export async function enter(): Promise<void> {
  await page.goto(demo.address);
  await login(page);
}

/** Posts to the API as the page does, which is logged in. */
export async function post(path: string, body?: object): Promise<{ id: number }> {
  const answer = await page.request.post(demo.address + path, {
    headers: { Origin: demo.address },
    ...(body ? { data: body } : {}),
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return answer.json();
}
