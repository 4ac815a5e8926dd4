import { event, longAgo, pastEvents } from "./records.ts";

type StoredEvent = ReturnType<typeof event>;

const PAST = 400;

/** The events of the fake cluster, answered as `GET /api/memory/events` does. */
export class FakeEvents {
  // Made first: ids grow with time.
  private readonly old = longAgo(Date.now());
  /** Newest first. */
  private all: readonly StoredEvent[] = [...pastEvents(PAST, Date.now()), ...this.old];
  /** Every query that was asked, for the tests to look at. */
  readonly asked: string[] = [];
  /** While it is given, no query is answered but with this. */
  trouble: string | undefined;

  add(fields: Parameters<typeof event>[0]): StoredEvent {
    const added = event(fields);
    this.all = [added, ...this.all];
    return added;
  }

  /** Resolves the newest event of this title, as a person does. */
  resolve(title: string): StoredEvent {
    const known = this.all.find((candidate) => candidate.title === title);
    if (!known) {
      throw new Error(`there is no event "${title}"`);
    }
    const resolved = { ...known, resolved: true, resolvedBy: "user", resolvedAt: new Date().toISOString() };
    this.all = this.all.map((candidate) => (candidate === known ? resolved : candidate));
    return resolved;
  }

  newest(count: number): readonly StoredEvent[] {
    return this.all.slice(0, count);
  }

  /** One page, newest first, with the cursor of the next where there may be one. */
  page(parameters: URLSearchParams): { events: readonly StoredEvent[]; nextBefore?: string } {
    this.asked.push(parameters.toString());
    const wanted = (name: string) => parameters.get(name) ?? undefined;
    const same = (name: "type" | "source" | "node") => (candidate: StoredEvent) =>
      wanted(name) === undefined || candidate[name] === wanted(name);
    const severities = parameters.getAll("severity");
    const limit = Number(wanted("limit") ?? 50);
    const events = this.all
      .filter(same("type"))
      .filter(same("source"))
      .filter(same("node"))
      .filter(({ severity }) => severities.length === 0 || severities.includes(severity))
      .filter(({ id }) => id < Number.parseInt(wanted("before") ?? "9".repeat(15), 10))
      .filter(
        ({ timestamp }) => timestamp >= (wanted("since") ?? "") && timestamp <= (wanted("until") ?? "9"),
      )
      .filter((candidate) => says(candidate, wanted("q")))
      .slice(0, limit);
    const last = events.at(-1);
    return events.length < limit || !last
      ? { events }
      : { events, nextBefore: `${last.id}${wanted("q") ? "w" : ""}` };
  }
}

/** Whether all words occur; the last one may be the beginning of a longer one. */
function says({ title, message, node, target }: StoredEvent, typed: string | undefined): boolean {
  if (typed === undefined) {
    return true;
  }
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const there = wordsOf([title, message, node, target].join(" "));
  const sought = wordsOf(typed);
  return sought.every((word, i) =>
    there.some((other) => (i === sought.length - 1 ? other.startsWith(word) : other === word)),
  );
}
