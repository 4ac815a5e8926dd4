import { beforeEach, expect, it } from "vitest";
import { inBrowser, page } from "./inBrowser.ts";
import { onPhone, section, shot, violations } from "./page.ts";
import { enter, server, withFakeServer } from "./withFakeServer.ts";

inBrowser("the feed in a browser", () => {
  withFakeServer();
  beforeEach(enter);

  it("finds a rare source at once, however long ago, and lets only its like through", async () => {
    await choose("source", "user");
    await rows().getByText("Maintenance of the rack begins").waitFor();
    expect(await rows().count()).toBe(1);
    await foundIs("1 found");
    expect(server.cluster.events.asked.at(-1)).toContain("source=user");
    server.cluster.say("info", "said by the monitor");
    server.cluster.say("info", "said by a person", "", { source: "user" });
    await rows().getByText("said by a person").waitFor();
    expect(await rows().count()).toBe(2);
    await foundIs("2 found");
    expect(await violations(page)).toEqual([]);
    await shot(page, "feed-source");

    await page.getByRole("button", { name: "Clear filters" }).click();
    await rows().getByText("said by the monitor").waitFor();
    expect(await focused()).toBe("All");
    expect(await page.getByRole("button", { name: "Clear filters" }).count()).toBe(0);
  });

  it("asks for older events with the filter, page by page", async () => {
    await page.getByRole("button", { name: "Errors and up" }).click();
    await choose("node", "agent");
    await foundIs("66 found");
    expect(server.cluster.events.asked.at(-1)).toMatch(
      /severity=error&severity=critical&node=agent&before=\d+/,
    );
    await choose("node", "");
    await page.getByRole("button", { name: "All" }).click();
    await page.getByRole("button", { name: "Warnings and up" }).click();
    await foundIs(/so far$/);
    await scrollToTheEnd();
    await page.getByRole("button", { name: "Show older events" }).click();
    await foundIs(/^\d+ found$/);
    await scrollToTheEnd();
    await page.getByText("Nothing older was found.").waitFor();
  });

  it("finds words, says what came since, and begins anew when asked", async () => {
    const field = page.getByRole("searchbox", { name: "Search all events" });
    await field.fill("cleaned fan");
    await rows().getByText("Maintenance of the rack begins").waitFor();
    await foundIs("1 found");
    server.cluster.say("warning", "A fan is loud", "It was not cleaned.");
    await page.getByRole("button", { name: "1 newer event: search again" }).waitFor();
    expect(await rows().count()).toBe(1);
    expect(await violations(page)).toEqual([]);
    await shot(page, "feed-search");
    await page.getByRole("button", { name: "1 newer event: search again" }).click();
    await rows().getByText("A fan is loud").waitFor();
    await foundIs("2 found");

    await field.fill("no such thing");
    await page.getByText("There are no events with “no such thing”.").waitFor();
    expect(await violations(page)).toEqual([]);
    await shot(page, "feed-nothing");
    await field.press("Escape");
    expect(await field.inputValue()).toBe("");
    await rows().getByText("A fan is loud").waitFor();
    await expect.poll(() => rows().count()).toBeGreaterThan(5);
  });

  it("keeps what was there when a search fails, and says why", async () => {
    server.cluster.events.trouble = "the database is locked";
    await page.getByRole("searchbox").fill("fan");
    await page.getByText("failed: the database is locked").waitFor();
    expect(await rows().count()).toBeGreaterThan(5);
    expect(await violations(page)).toEqual([]);
    await shot(page, "feed-failed");
    server.cluster.events.trouble = undefined;
    await page.getByRole("button", { name: "Try again" }).click();
    await foundIs("1 found");
  });

  it("shows an event that was resolved as such, in its place", async () => {
    server.cluster.say("error", "The disk is nearly full", "2 GiB are left.", { type: "alert" });
    server.cluster.say("info", "something else");
    const row = rows().filter({ hasText: "The disk is nearly full" });
    await row.waitFor();
    server.cluster.resolve("The disk is nearly full");
    await row.getByText(/Resolved by a person, \d\d:\d\d:\d\d/).waitFor();
    expect(await row.count()).toBe(1);
    expect(await rows().nth(1).textContent()).toContain("The disk is nearly full");
    expect(await violations(page)).toEqual([]);
    await shot(page, "feed-resolved");
  });

  it("can be filtered on a phone", async () => {
    await onPhone(page);
    await section(page, "JARVIS");
    await choose("type", "status");
    await page.getByRole("searchbox").fill("backup");
    await foundIs("67 found");
    expect(await violations(page)).toEqual([]);
    await shot(page, "feed-phone");
  });

  const rows = () => page.getByTestId("event");

  async function choose(field: string, value: string): Promise<void> {
    await page.getByRole("combobox", { name: `Show events by ${field}` }).selectOption(value);
  }

  async function foundIs(text: string | RegExp): Promise<void> {
    await page.getByTestId("found").filter({ hasText: text }).waitFor({ state: "attached" });
  }

  async function scrollToTheEnd(): Promise<void> {
    await page
      .getByRole("region", { name: "Activity, newest first" })
      .evaluate((box) => box.scrollTo({ top: box.scrollHeight }));
  }

  const focused = () => page.evaluate(() => document.activeElement?.textContent);
});
