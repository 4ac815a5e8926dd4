-- What happened. Every insert announces itself in changes, so that no writer can forget to.
CREATE TABLE events (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    uid         TEXT NOT NULL UNIQUE,
    timestamp   TEXT NOT NULL,
    cluster     TEXT NOT NULL,
    type        TEXT NOT NULL CHECK (type IN ('alert', 'action', 'status', 'chat', 'metric')),
    severity    TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error', 'critical')),
    source      TEXT NOT NULL CHECK (source IN ('monitor', 'user', 'jarvis', 'system')),
    node        TEXT,
    target      TEXT,
    title       TEXT NOT NULL,
    message     TEXT NOT NULL,
    summary     TEXT NOT NULL,
    details     TEXT,
    incident_id INTEGER REFERENCES incidents (id),
    resolved    INTEGER NOT NULL DEFAULT 0 CHECK (resolved IN (0, 1)),
    resolved_at TEXT,
    resolved_by TEXT CHECK (resolved_by IN ('jarvis', 'user'))
);
CREATE INDEX events_by_time ON events (timestamp DESC);
CREATE INDEX events_by_type ON events (type, id DESC);
CREATE INDEX events_by_node ON events (node, id DESC);
CREATE INDEX events_unresolved ON events (id DESC) WHERE resolved = 0;
CREATE INDEX events_by_incident ON events (incident_id) WHERE incident_id IS NOT NULL;

-- What is wrong. One open row per cluster and key.
CREATE TABLE incidents (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    cluster     TEXT NOT NULL,
    key         TEXT NOT NULL,
    condition   TEXT NOT NULL,
    severity    TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error', 'critical')),
    node        TEXT,
    target      TEXT NOT NULL,
    title       TEXT NOT NULL,
    message     TEXT NOT NULL,
    state       TEXT NOT NULL CHECK (state IN ('open', 'acknowledged', 'remediating', 'resolved', 'escalated')),
    opened_at   TEXT NOT NULL,
    updated_at  TEXT NOT NULL,
    resolved_at TEXT,
    evidence    TEXT NOT NULL,
    count       INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX incidents_one_open ON incidents (cluster, key) WHERE state <> 'resolved';
CREATE INDEX incidents_by_time ON incidents (opened_at DESC);

-- The current state, a row a section; what every screen shows.
CREATE TABLE cluster_state (
    id       INTEGER PRIMARY KEY,
    cluster  TEXT NOT NULL,
    section  TEXT NOT NULL,
    rev      INTEGER NOT NULL,
    taken_at TEXT NOT NULL,
    state    TEXT NOT NULL,
    UNIQUE (cluster, section)
);

-- The one log that is tailed. Ids are never used again, and SQLite's single writer makes their order that of commits.
CREATE TABLE changes (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp TEXT NOT NULL,
    cluster   TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('event', 'cluster', 'incident', 'approval', 'run', 'preference')),
    ref       TEXT NOT NULL
);
CREATE INDEX changes_by_time ON changes (timestamp);

CREATE TRIGGER events_announce AFTER INSERT ON events
BEGIN
    INSERT INTO changes (timestamp, cluster, kind, ref) VALUES (new.timestamp, new.cluster, 'event', new.id);
END;

-- One row a minute: processor and memory of every resource, compact, for sparklines and time travel.
CREATE TABLE samples (
    id        INTEGER PRIMARY KEY,
    cluster   TEXT NOT NULL,
    timestamp TEXT NOT NULL,
    sample    TEXT NOT NULL,
    UNIQUE (cluster, timestamp)
);

-- What a pass must remember for the next one: readings seen once, waiting for the second.
CREATE TABLE detector_state (
    id         INTEGER PRIMARY KEY,
    cluster    TEXT NOT NULL,
    key        TEXT NOT NULL,
    state      TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (cluster, key)
);

-- Hosts that are left alone for a while after they failed, and the order of those that worked.
CREATE TABLE source_backoff (
    id        INTEGER PRIMARY KEY,
    cluster   TEXT NOT NULL,
    source    TEXT NOT NULL,
    until     TEXT,
    reason    TEXT,
    worked_at TEXT,
    UNIQUE (cluster, source)
);

-- The last run of each tier, and apart from it the last failure.
CREATE TABLE job_runs (
    id               INTEGER PRIMARY KEY,
    cluster          TEXT NOT NULL,
    tier             TEXT NOT NULL,
    interval_seconds REAL NOT NULL,
    started_at       TEXT NOT NULL,
    ended_at         TEXT NOT NULL,
    outcome          TEXT NOT NULL CHECK (outcome IN ('done', 'partial', 'failed')),
    error            TEXT,
    api_calls        INTEGER NOT NULL,
    failed_at        TEXT,
    last_error       TEXT,
    UNIQUE (cluster, tier)
);

CREATE TABLE login_attempts (
    id        INTEGER PRIMARY KEY,
    address   TEXT NOT NULL,
    timestamp TEXT NOT NULL
);
CREATE INDEX login_attempts_by_address ON login_attempts (address, timestamp);

CREATE TABLE settings (
    id    INTEGER PRIMARY KEY,
    key   TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
);
INSERT INTO settings (key, value) VALUES ('database_id', lower(hex(randomblob(16)))), ('session_epoch', '1');
