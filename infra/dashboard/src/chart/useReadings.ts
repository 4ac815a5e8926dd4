import { useEffect, useMemo, useRef, useState } from "react";
import { rested } from "../past/rested.ts";
import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain } from "../wire/problem.ts";
import { readMetrics } from "../wire/rest.ts";
import { MISSED_MS } from "./plotData.ts";
import { allTogether, type Reading, readingNow, readingsOf, together, withReading } from "./readings.ts";

export interface Readings {
  readonly readings: readonly Reading[];
  /** How the question about the past went; live readings come in any case. */
  readonly past: { readonly kind: "asking" | "read" } | { readonly kind: "failed"; readonly reason: string };
  /** What both belong to: resources and span. */
  readonly of: string;
}

/**
 * What was measured over the last while, of several resources as of one: the server's samples, and what the live state
 * has said since. Asked anew when the link comes back, for the time in between.
 *
 * @param until where the while ends that a page in the past shows; nothing live is added to it
 */
export function useReadings(resources: readonly string[], spanMs: number, until?: number): Readings {
  const of = JSON.stringify([spanMs, until ?? "now", ...resources]);
  const nothing: Readings = useMemo(() => ({ readings: [], past: { kind: "asking" }, of }), [of]);
  const [answer, setAnswer] = useState(nothing);
  /** What an answer says of these resources and this span. */
  const ours = (given: Readings) => (given.of === of ? given : nothing);
  const latest = useRef(answer);
  latest.current = answer;
  const phase = useDashboard((state) => state.link.phase);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` says what the list says
  useEffect(() => {
    const known = ours(latest.current).past.kind === "read";
    // While it connects nobody knows whether there is anybody to ask; offline, to fail once says so.
    if (resources.length === 0 || phase === "connecting" || (phase === "offline" && known)) {
      return;
    }
    const leaving = new AbortController();
    const ask = async () => {
      if (until !== undefined) {
        await rested(leaving.signal);
        leaving.signal.throwIfAborted();
      }
      const to = until ?? Date.now();
      return { to, metrics: await asking(readMetrics(leaving.signal, resources, to - spanMs, to)) };
    };
    ask().then(
      ({ to, metrics }) => {
        if (leaving.signal.aborted) {
          return;
        }
        const past = allTogether(resources.map((resource) => readingsOf(metrics, resource)));
        // Live readings that should be among the samples by now and are not are of a database that was replaced.
        const sampled = Math.max(past.at(-1)?.at ?? 0, to - MISSED_MS);
        setAnswer((before) => ({
          of,
          readings: [...past, ...ours(before).readings.filter(({ at }) => at > sampled)],
          past: { kind: "read" },
        }));
      },
      (error: unknown) => {
        if (!leaving.signal.aborted) {
          const failed = { kind: "failed", reason: explain(error) } as const;
          setAnswer((before) => ({ ...ours(before), past: failed }));
        }
      },
    );
    return () => leaving.abort();
  }, [of, phase]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` says what the list says
  useEffect(
    () =>
      useDashboard.subscribe(({ cluster }, { cluster: before }) => {
        if (until === undefined && cluster && cluster.asOf !== before?.asOf) {
          const now = resources.flatMap((resource) => readingNow(cluster, resource) ?? []);
          if (now.length > 0) {
            const next = together(now, Date.parse(cluster.asOf));
            setAnswer((before) => withNext(ours(before), next, spanMs));
          }
        }
      }),
    [of],
  );

  return ours(answer);
}

/** The same while a next reading would come too soon. */
function withNext(before: Readings, next: Reading, spanMs: number): Readings {
  const readings = withReading(before.readings, next, spanMs);
  return readings === before.readings ? before : { ...before, readings };
}
