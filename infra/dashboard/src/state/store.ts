import { create } from "zustand";
import type { History } from "../cluster/history.ts";
import type { ClusterView } from "../cluster/view.ts";
import { type Feed, openFeed } from "../feed/feed.ts";
import type { Incidents } from "../feed/incidents.ts";
import type { LinkPhase } from "../link/link.ts";
import type { Marked } from "../past/marks.ts";
import type { Moment } from "../past/shown.ts";
import type { FeedEvent } from "../wire/records.ts";
import type { Health, Me } from "../wire/rest.ts";

type Session =
  | { readonly phase: "asking" }
  | { readonly phase: "unreachable"; readonly why?: string }
  | { readonly phase: "login"; readonly notice?: string }
  | { readonly phase: "in"; readonly me: Me };

export type Selection =
  | { readonly kind: "node"; readonly name: string }
  | { readonly kind: "guest"; readonly vmid: number };

export type Section = "cluster" | "jarvis" | "system";

export interface DashboardState {
  readonly session: Session;
  readonly link: {
    readonly phase: LinkPhase;
    /** When this phase began, in milliseconds since 1970. */
    readonly since: number;
    /** A frame or answer that made no sense, in words. */
    readonly problem: string | undefined;
  };
  readonly cluster: ClusterView | undefined;
  readonly history: History;
  /** All that came live, with the older events that were fetched; newest first. */
  readonly events: readonly FeedEvent[];
  /** What the feed is asked to show of all events, and what it found. */
  readonly feed: Feed;
  readonly incidents: Incidents;
  /** The past moment that somebody looks at; undefined: the page is live. All else here is of now. */
  readonly moment: Moment | undefined;
  readonly memory: Marked & {
    /** The first time that a state is remembered of, in milliseconds since 1970; undefined while none is known. */
    readonly since: number | undefined;
  };
  readonly health: { readonly answer: Health; readonly readAt: number } | undefined;
  /** Why the database cannot be used, or only be read, in the server's words. */
  readonly databaseTrouble: string | undefined;
  readonly selection: Selection | undefined;
  /** What a phone shows; wide screens show all three. */
  readonly section: Section;
  /** Whether a phone shows the slider of time; wide screens always do, and so does a phone that is in the past. */
  readonly timeBarOpen: boolean;
}

export const emptyState: DashboardState = {
  session: { phase: "asking" },
  link: { phase: "connecting", since: 0, problem: undefined },
  cluster: undefined,
  history: {},
  events: [],
  feed: openFeed,
  incidents: {},
  moment: undefined,
  memory: { since: undefined, marks: [], markedSince: undefined },
  health: undefined,
  databaseTrouble: undefined,
  selection: undefined,
  section: "cluster",
  timeBarOpen: false,
};

export const useDashboard = create<DashboardState>()(() => emptyState);

export const select = (selection: Selection | undefined) => useDashboard.setState({ selection });
