import type { ClusterView } from "../../src/cluster/view.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** JARVIS was away: a quarter of an hour of the last, and the second night of two. */
const GAPS = [
  [35 * MINUTE, 20 * MINUTE],
  [31 * HOUR, 24.5 * HOUR],
] as const;

/** Samples once a minute, as `GET /api/metrics` answers them: calm waves, with gaps in time and in one figure. */
export function metricsOf(view: ClusterView, parameters: URLSearchParams) {
  const now = Date.now();
  const to = Date.parse(parameters.get("to") ?? new Date(now).toISOString());
  const from = Date.parse(parameters.get("from") ?? new Date(to - HOUR).toISOString());
  const minutes = Array.from(
    { length: Math.floor((to - from) / MINUTE) },
    (_, i) => (Math.floor(from / MINUTE) + 1 + i) * MINUTE,
  ).filter((at) => at < now && !GAPS.some(([begin, end]) => now - at < begin && now - at > end));
  const wave = (base: number, phase: number) =>
    minutes.map((at) => {
      const i = at / MINUTE;
      return Math.max(0.01, base + Math.sin(i / 5 + phase) * 0.05 + Math.sin(i / 230 + phase * 3) * 0.08);
    });
  const figures = (cpu: number, phase: number, temperature: boolean) => ({
    cpu: wave(cpu, phase),
    memory: wave(0.5, phase / 2).map((value, i) => (i % 60 > 50 && i % 60 < 54 ? null : value)),
    disk: wave(0.3, 0).map(() => (temperature ? 0.31 : 0)),
    networkInBytesPerSecond: wave(0.4, phase).map((value) => Math.round(value * 4_000_000)),
    networkOutBytesPerSecond: wave(0.2, phase + 1).map((value) => Math.round(value * 2_000_000)),
    temperatureCelsius: temperature ? wave(0.5, phase).map((value) => Math.round(value * 100)) : [],
  });
  const all = {
    ...Object.fromEntries(
      Object.values(view.nodes).map((node, i) => [
        `node/${node.name}`,
        figures(node.cpuFraction ?? 0.2, i, true),
      ]),
    ),
    ...Object.fromEntries(
      Object.values(view.guests).map((guest, i) => [
        `guest/${guest.vmid}`,
        figures(guest.cpuFraction ?? 0.1, i, false),
      ]),
    ),
  };
  const wanted = parameters.getAll("resource");
  return {
    times: minutes.map((at) => new Date(at).toISOString()),
    series: Object.fromEntries(
      Object.entries(all).filter(([resource]) => wanted.length === 0 || wanted.includes(resource)),
    ),
  };
}
