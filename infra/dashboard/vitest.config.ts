import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * What looks at pages, in workers that load the browser's client once for all their files. Such projects have an order,
 * since none may run beside another.
 */
const lookingAtPages = (groupOrder: number, maxWorkers: number) => ({
  environment: "node" as const,
  isolate: false,
  maxWorkers,
  sequence: { groupOrder },
  // As long as the page's own waiting, shorter than a test: a failure names what was waited for.
  expect: { poll: { timeout: 8_000 } },
});

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [react()],
        test: {
          name: "unit",
          // To make a page costs most of a second a file: the files that need one say so in their first line.
          environment: "node",
          include: ["src/**/*.test.{ts,tsx}"],
        },
      },
      {
        test: {
          name: "browser",
          // One page that is drawn without a GPU keeps two processors busy.
          ...lookingAtPages(1, 1),
          include: ["e2e/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: "product",
          // JARVIS mostly waits, for its next look and for minutes to pass.
          ...lookingAtPages(2, 2),
          include: ["e2e/product/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "split",
          ...lookingAtPages(3, 1),
          include: ["e2e/product/firstLight.test.ts"],
          env: { SHAPE: "split" },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "long",
          ...lookingAtPages(4, 1),
          include: ["e2e/long/*.test.ts"],
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
