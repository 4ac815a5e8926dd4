let lastId = 0;

/** An event in full, with the next id. */
export function event(fields: {
  severity?: string;
  title: string;
  message?: string;
  node?: string;
  source?: string;
  type?: string;
  target?: string;
  at?: number;
}) {
  lastId += 1;
  return {
    id: lastId,
    uid: `event-${lastId}`,
    timestamp: new Date(fields.at ?? Date.now()).toISOString(),
    cluster: "demo",
    type: fields.type ?? "status",
    severity: fields.severity ?? "info",
    source: fields.source ?? "monitor",
    node: fields.node ?? null,
    target: fields.target ?? null,
    title: fields.title,
    message: fields.message ?? "",
    summary: fields.title,
    incidentId: null,
    resolved: fields.type !== "alert",
    resolvedBy: null as string | null,
    resolvedAt: null as string | null,
  };
}

/** An incident of a node that is gone, with the guests it took along. */
export function incident(state: string, at: number) {
  return {
    id: 7,
    key: "node_unreachable:rack2",
    condition: "node_unreachable",
    severity: "critical",
    node: "rack2",
    target: "rack2",
    title: "Node rack2 is not reachable",
    message: "rack2 has not answered for 45 s; 7 guests run there and their state is not known.",
    state,
    openedAt: new Date(at).toISOString(),
    updatedAt: new Date(at).toISOString(),
    resolvedAt: null,
    count: 3,
    evidence: { guests: [130, 131, { vmid: 132, name: "k3s-3" }] },
  };
}

const STORIES = [
  {
    title: "Guest jellyfin started",
    message: "jellyfin (120) on pve is running again after 41 s.",
    node: "pve",
  },
  {
    title: "Backup of nextcloud finished",
    message: "vzdump wrote 18.2 GiB to nas in 6 min 12 s.",
    node: "Home",
  },
  {
    severity: "warning",
    title: "Memory on rack2 above 80 %",
    message: "103 GiB of 128 GiB are in use, held for two polls.",
    node: "rack2",
  },
  { title: "Polling tier nodes is on time again", source: "system" },
  {
    severity: "error",
    title: "Storage local-zfs on agent was not read",
    message: "The node answered 500; it will be read again in 10 s.",
    node: "agent",
  },
  {
    title: "Snapshot of gitea removed",
    message: "Older than the seven days that are kept.",
    node: "agent",
    source: "jarvis",
  },
];

/** Long ago and rare: on no page but the one that is asked for it. */
const RARE = { title: "Maintenance of the rack begins", message: "The fans are cleaned.", source: "user" };
const RARE_AT = 20;

/** What happened before the page was opened, newest first. */
export function pastEvents(count: number, now: number) {
  const story = (i: number) => (i === RARE_AT ? RARE : (STORIES[i % STORIES.length] ?? { title: "" }));
  return Array.from({ length: count }, (_, i) =>
    event({ ...story(i), at: now - (count - i) * 97_000 }),
  ).reverse();
}

/** What happened in the days before that, newest first; `past.ts` has the states that go with it. */
export function longAgo(now: number) {
  const at = (hoursAgo: number) => now - hoursAgo * 3_600_000;
  const newestLast = [
    event({ title: "Update of vault finished", node: "agent", at: at(41) }),
    event({ severity: "critical", title: "Node rack2 is not reachable", node: "rack2", at: at(30) }),
    event({ severity: "warning", title: "Memory on rack2 above 80 %", node: "rack2", at: at(29.8) }),
    event({ severity: "error", title: "Storage nas was not read", node: "pve", at: at(22.4) }),
    event({ title: "Update of unifi finished", node: "Home", at: at(16) }),
    event({ severity: "warning", title: "Guest frigate stopped", node: "Home", at: at(14) }),
    event({ title: "Guest frigate started", node: "Home", at: at(12) }),
  ];
  return newestLast.reverse();
}
