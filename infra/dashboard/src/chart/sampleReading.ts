import type { Reading } from "./readings.ts";

/** A reading for a test, which gives what was measured; nothing else was. */
export const sampleReading = (at: number, fields: Partial<Reading> = {}): Reading => ({
  cpu: null,
  memory: null,
  disk: null,
  networkIn: null,
  networkOut: null,
  temperature: null,
  ...fields,
  at,
});
