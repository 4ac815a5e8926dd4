/** What the page asks of itself, without anybody's doing. */
type Kind = "health" | "last hour" | "memory";

const open = new Map<Kind, AbortController>();

/**
 * The signal of a question that is put now. It is aborted when the next of its kind is put, so that an older answer never
 * follows a newer one, and when the login or the database ends that it was put to: then the answer is of no use here.
 */
export function question(kind: Kind): AbortSignal {
  open.get(kind)?.abort();
  const mine = new AbortController();
  open.set(kind, mine);
  return mine.signal;
}

/** Gives up all that is waited for. */
export function endQuestions(): void {
  for (const controller of open.values()) {
    controller.abort();
  }
  open.clear();
}
