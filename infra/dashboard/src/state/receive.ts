import { withStatusUpdate } from "../cluster/applyStatusUpdate.ts";
import { withState } from "../cluster/history.ts";
import { viewOf } from "../cluster/view.ts";
import { withArrivals, withEnded } from "../feed/events.ts";
import { openFeed, withFeedArrivals, withFeedIncidents, withLink, withQuery } from "../feed/feed.ts";
import { withIncidents } from "../feed/incidents.ts";
import { batch } from "../link/batch.ts";
import { forgetMoments } from "../past/kept.ts";
import { withMarked } from "../past/marks.ts";
import type { Frame, SnapshotFrame } from "../wire/frames.ts";
import type { ClusterStatus, FeedEvent, Incident, StatusPatch } from "../wire/records.ts";
import { endQuestions } from "./questions.ts";
import { emptyState, useDashboard } from "./store.ts";

const METRICS_EVERY_MS = 500;
const FEED_EVERY_MS = 200;

const statusUpdates = batch<StatusPatch>(METRICS_EVERY_MS, (patches) =>
  useDashboard.setState((state) => {
    const cluster = patches.reduce(withStatusUpdate, state.cluster);
    return cluster ? { cluster, history: withState(state.history, cluster) } : state;
  }),
);

const arrivals = batch<FeedEvent>(FEED_EVERY_MS, (events) =>
  useDashboard.setState((state) => ({
    events: withArrivals(state.events, events),
    feed: withFeedArrivals(state.feed, events),
    memory: withMarked(state.memory, events),
  })),
);

const incidentChanges = batch<Incident>(FEED_EVERY_MS, (changes) =>
  useDashboard.setState(({ incidents, events, feed }) => ({
    incidents: withIncidents(incidents, changes),
    events: withEnded(events, changes),
    feed: withFeedIncidents(feed, changes),
  })),
);

/** Brings one frame of the WebSocket into the store; frequent ones wait for their batch. */
export function receive(frame: Frame): void {
  switch (frame.type) {
    case "snapshot":
      takeSnapshot(frame.payload);
      break;
    case "resumed":
      takeCluster(frame.payload.cluster);
      useDashboard.setState((state) => ({ feed: withLink(state.feed) }));
      break;
    case "reset":
      leaveBehind();
      takeEvents([]);
      useDashboard.setState({
        history: {},
        incidents: {},
        moment: undefined,
        memory: emptyState.memory,
      });
      break;
    case "status_update":
      statusUpdates.add(frame.payload);
      break;
    case "event":
      arrivals.add(frame.payload);
      break;
    case "incident":
      incidentChanges.add(frame.payload);
      break;
    case "error":
      reportProblem(frame.payload.detail ?? frame.payload.code);
      break;
  }
}

/** Says on the page that the server sent something it should not have. */
export function reportProblem(problem: string): void {
  useDashboard.setState((state) => ({ link: { ...state.link, problem } }));
}

/**
 * Forgets what belongs to a login or a database that is gone: frames that wait for their batch, moments that were kept,
 * and questions that are not answered yet.
 */
export function leaveBehind(): void {
  statusUpdates.drop();
  arrivals.drop();
  incidentChanges.drop();
  endQuestions();
  forgetMoments();
}

function takeSnapshot(payload: SnapshotFrame["payload"]): void {
  arrivals.drop();
  incidentChanges.drop();
  takeEvents(payload.events);
  useDashboard.setState({ incidents: withIncidents({}, payload.incidents) });
  takeCluster(payload.cluster);
}

/** Begins the feed anew; the query stays and is to be answered again. */
function takeEvents(events: readonly FeedEvent[]): void {
  useDashboard.setState((state) => ({ events, feed: withQuery(openFeed, state.feed.query, events) }));
}

function takeCluster(status: ClusterStatus | null | undefined): void {
  statusUpdates.drop();
  useDashboard.setState((state) => {
    if (!status) {
      return { cluster: undefined };
    }
    const cluster = viewOf(status);
    return { cluster, history: withState(state.history, cluster) };
  });
}
