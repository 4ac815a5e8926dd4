import { useEffect } from "react";

const BETWEEN_QUESTIONS_MS = 15_000;

/** For what nobody pushes: asks when there begins to be a reason, and again and again while it is missing. */
export function useAskedFor(ask: () => Promise<void>, reason: boolean, missing: boolean): void {
  useEffect(() => {
    if (reason) {
      void ask();
    }
  }, [ask, reason]);
  useEffect(() => {
    if (!missing) {
      return;
    }
    const timer = setInterval(() => void ask(), BETWEEN_QUESTIONS_MS);
    return () => clearInterval(timer);
  }, [ask, missing]);
}
