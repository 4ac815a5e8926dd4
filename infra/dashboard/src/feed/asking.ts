import { asking } from "../state/session.ts";
import { useDashboard } from "../state/store.ts";
import { explain } from "../wire/problem.ts";
import { readEvents } from "../wire/rest.ts";
import { withOlder } from "./events.ts";
import {
  type Part,
  type Progress,
  shownEvents,
  withMeanwhile,
  withPage,
  withQuery,
  withQuestion,
} from "./feed.ts";
import { everything, type FeedQuery, parametersOf } from "./query.ts";

let leaving: AbortController | undefined;

/** Changes what the feed shows. */
export function ask(change: Partial<FeedQuery>): void {
  useDashboard.setState(({ feed, events }) => ({
    feed: withQuery(feed, { ...feed.query, ...change }, events),
  }));
}

/** Shows everything again, as of the same time. */
export const clearFilters = () => ask({ ...everything, until: useDashboard.getState().feed.query.until });

/** Puts the words to the server again, to find them in what came since. */
export const searchAgain = () => ask({});

/**
 * Puts the feed's query to the server. An answer counts only while nothing else was asked since: a new query, a reset and
 * a logout all put another progress in place of the one that waits.
 */
export async function read(part: Part): Promise<void> {
  leaving?.abort();
  const mine = new AbortController();
  leaving = mine;
  const waiting: Progress = { kind: "asking", part };
  const { feed, events } = useDashboard.getState();
  const below = (feed.query.words && feed.cursor) || shownEvents(feed, events).at(-1)?.id;
  const before = part === "older" ? below : undefined;
  useDashboard.setState({ feed: withQuestion(feed, waiting) });
  const stillWaits = () => useDashboard.getState().feed.progress === waiting;
  try {
    const answer = await asking(readEvents(parametersOf(feed.query, before), mine.signal));
    if (stillWaits()) {
      useDashboard.setState((state) => {
        const page = withMeanwhile(answer.events, state.feed);
        return {
          feed: withPage(state.feed, part, page, answer.nextBefore ?? undefined),
          events: state.feed.found ? state.events : withOlder(state.events, page),
        };
      });
    }
  } catch (error) {
    if (stillWaits()) {
      const failed: Progress = { kind: "failed", part, reason: explain(error) };
      useDashboard.setState((state) => ({ feed: { ...state.feed, progress: failed } }));
    }
  }
}
