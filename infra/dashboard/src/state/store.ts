import { create } from "zustand";
import type { History } from "../cluster/history.ts";
import type { ClusterView } from "../cluster/view.ts";
import { type Feed, openFeed } from "../feed/feed.ts";
import type { Incidents } from "../feed/incidents.ts";
import type { LinkPhase } from "../link/link.ts";
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
  readonly health: { readonly answer: Health; readonly readAt: number } | undefined;
  /** Why the database cannot be used, or only be read, in the server's words. */
  readonly databaseTrouble: string | undefined;
  readonly selection: Selection | undefined;
  /** What a phone shows; wide screens show all three. */
  readonly section: Section;
}

export const emptyState: DashboardState = {
  session: { phase: "asking" },
  link: { phase: "connecting", since: 0, problem: undefined },
  cluster: undefined,
  history: {},
  events: [],
  feed: openFeed,
  incidents: {},
  health: undefined,
  databaseTrouble: undefined,
  selection: undefined,
  section: "cluster",
};

export const useDashboard = create<DashboardState>()(() => emptyState);

export const select = (selection: Selection | undefined) => useDashboard.setState({ selection });
