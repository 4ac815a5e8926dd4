-- Memory as a whole: conversations, snapshots, preferences, what JARVIS did by itself, and search by words.

-- Events. Every reader asks for one cluster and wants the newest ids first, so each index begins with the cluster and ends
-- with the id, which SQLite appends by itself. Readers who leave the type or the severity open merge the runs of all of
-- them; so one index serves both, and what is rare is found without walking over what is common.
DROP INDEX events_by_type;
DROP INDEX events_by_node;
DROP INDEX events_unresolved;
-- Nearly all is the monitor's. It has its own indexes, in which nobody else is in the way and no entry need say whose it is;
-- the few events of others can bear an entry more, which is read when neither their kind nor their source is asked for.
CREATE INDEX monitor_events_by_kind ON events (cluster, type, severity) WHERE source = 'monitor';
CREATE INDEX monitor_events_by_node ON events (cluster, node, type, severity) WHERE source = 'monitor';
CREATE INDEX other_events ON events (cluster) WHERE source <> 'monitor';
CREATE INDEX other_events_by_kind ON events (cluster, source, type, severity) WHERE source <> 'monitor';
CREATE INDEX other_events_by_node ON events (cluster, node) WHERE source <> 'monitor';
CREATE INDEX other_events_by_node_and_kind ON events (cluster, node, source, type, severity) WHERE source <> 'monitor';
CREATE INDEX events_unresolved ON events (cluster) WHERE resolved = 0;
-- Read in both directions; rising, because new rows then fill pages instead of splitting them: half the size.
DROP INDEX events_by_time;
CREATE INDEX events_by_time ON events (timestamp);
-- Metrics are forgotten long before the rest.
CREATE INDEX events_metric_by_time ON events (timestamp) WHERE type = 'metric';

-- The first event of each hour, and the last one of those that came when a later hour had begun, which are few. Ids grow
-- with commits and only nearly with times; with this, "since" and "until" are bounds of ids.
CREATE TABLE event_hours (
    hour         TEXT PRIMARY KEY,
    first_id     INTEGER NOT NULL,
    last_late_id INTEGER
) WITHOUT ROWID;
INSERT INTO event_hours (hour, first_id, last_late_id)
SELECT substr(timestamp, 1, 13), min(id), max(id) FROM events GROUP BY 1;
CREATE TRIGGER events_hour AFTER INSERT ON events
BEGIN
    INSERT OR IGNORE INTO event_hours (hour, first_id) VALUES (substr(new.timestamp, 1, 13), new.id);
    UPDATE event_hours SET last_late_id = new.id
    WHERE hour = substr(new.timestamp, 1, 13)
        AND EXISTS (SELECT 1 FROM event_hours WHERE hour > substr(new.timestamp, 1, 13));
END;

-- The words of events, and beside them what filters ask for, so that a filtered search walks over nothing else. Who says it
-- is only written where it is not the monitor, as in nearly all. Sizes of columns are only needed for ranking; the newest
-- come first here.
CREATE VIEW said_events AS
SELECT id, title, message, node, target, cluster, type, severity, resolved, incident_id,
       nullif(source, 'monitor') AS other_source
FROM events;
CREATE VIRTUAL TABLE event_words USING fts5 (
    title, message, node, target, cluster, type, severity, resolved, incident_id, other_source,
    content = 'said_events', content_rowid = 'id', columnsize = 0
);
INSERT INTO event_words (event_words) VALUES ('rebuild');
CREATE TRIGGER events_words_insert AFTER INSERT ON events
BEGIN
    INSERT INTO event_words (rowid, title, message, node, target, cluster, type, severity, resolved, incident_id,
                             other_source)
    VALUES (new.id, new.title, new.message, new.node, new.target, new.cluster, new.type, new.severity, new.resolved,
            new.incident_id, nullif(new.source, 'monitor'));
END;
CREATE TRIGGER events_words_delete AFTER DELETE ON events
BEGIN
    INSERT INTO event_words (event_words, rowid, title, message, node, target, cluster, type, severity, resolved,
                             incident_id, other_source)
    VALUES ('delete', old.id, old.title, old.message, old.node, old.target, old.cluster, old.type, old.severity,
            old.resolved, old.incident_id, nullif(old.source, 'monitor'));
END;
CREATE TRIGGER events_words_update AFTER UPDATE OF
    title, message, node, target, cluster, type, severity, resolved, incident_id, source ON events
BEGIN
    INSERT INTO event_words (event_words, rowid, title, message, node, target, cluster, type, severity, resolved,
                             incident_id, other_source)
    VALUES ('delete', old.id, old.title, old.message, old.node, old.target, old.cluster, old.type, old.severity,
            old.resolved, old.incident_id, nullif(old.source, 'monitor'));
    INSERT INTO event_words (rowid, title, message, node, target, cluster, type, severity, resolved, incident_id,
                             other_source)
    VALUES (new.id, new.title, new.message, new.node, new.target, new.cluster, new.type, new.severity, new.resolved,
            new.incident_id, nullif(new.source, 'monitor'));
END;

-- What was said, by a person and by a model.
CREATE TABLE conversations (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    session_id  TEXT NOT NULL,
    timestamp   TEXT NOT NULL,
    role        TEXT NOT NULL CHECK (role IN ('user', 'assistant', 'system', 'tool')),
    content     TEXT NOT NULL,
    model       TEXT,
    tokens_used INTEGER CHECK (tokens_used >= 0),
    tool_calls  TEXT
);
CREATE INDEX conversations_by_session ON conversations (session_id);

CREATE VIRTUAL TABLE conversation_words USING fts5 (
    content, role, content = 'conversations', content_rowid = 'id', columnsize = 0
);
CREATE TRIGGER conversations_words_insert AFTER INSERT ON conversations
BEGIN
    INSERT INTO conversation_words (rowid, content, role) VALUES (new.id, new.content, new.role);
END;
CREATE TRIGGER conversations_words_delete AFTER DELETE ON conversations
BEGIN
    INSERT INTO conversation_words (conversation_words, rowid, content, role)
    VALUES ('delete', old.id, old.content, old.role);
END;
CREATE TRIGGER conversations_words_update AFTER UPDATE OF content, role ON conversations
BEGIN
    INSERT INTO conversation_words (conversation_words, rowid, content, role)
    VALUES ('delete', old.id, old.content, old.role);
    INSERT INTO conversation_words (rowid, content, role) VALUES (new.id, new.content, new.role);
END;

-- The state at a time: an object of the sections of cluster_state. A row with a base holds only the sections that differ
-- from those of the base, and null for one that is gone: a day of a large cluster would weigh 20 MB without it.
CREATE TABLE cluster_snapshots (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp TEXT NOT NULL,
    cluster   TEXT NOT NULL,
    base_id   INTEGER REFERENCES cluster_snapshots (id),
    snapshot  TEXT NOT NULL,
    UNIQUE (cluster, timestamp)
);
CREATE INDEX cluster_snapshots_by_base ON cluster_snapshots (base_id) WHERE base_id IS NOT NULL;

-- What the owner wishes.
CREATE TABLE preferences (
    key        TEXT NOT NULL PRIMARY KEY,
    value      TEXT NOT NULL,
    updated_at TEXT NOT NULL
);

-- What JARVIS did, or did not do, about an incident by itself.
CREATE TABLE autonomy_actions (
    id                  INTEGER PRIMARY KEY AUTOINCREMENT,
    timestamp           TEXT NOT NULL,
    cluster             TEXT NOT NULL,
    incident_key        TEXT NOT NULL,
    incident_id         INTEGER REFERENCES incidents (id) ON DELETE SET NULL,
    runbook_id          TEXT NOT NULL,
    condition           TEXT NOT NULL,
    action              TEXT NOT NULL,
    action_args         TEXT,
    result              TEXT NOT NULL CHECK (result IN ('success', 'failure', 'blocked', 'escalated')),
    result_details      TEXT,
    verification_result TEXT,
    autonomy_level      INTEGER NOT NULL CHECK (autonomy_level BETWEEN 0 AND 4),
    node                TEXT,
    attempt_number      INTEGER NOT NULL CHECK (attempt_number >= 1),
    escalated           INTEGER NOT NULL CHECK (escalated IN (0, 1)),
    email_sent          INTEGER NOT NULL CHECK (email_sent IN (0, 1))
);
CREATE INDEX autonomy_actions_by_time ON autonomy_actions (timestamp);
CREATE INDEX autonomy_actions_by_key ON autonomy_actions (incident_key);
CREATE INDEX autonomy_actions_by_result ON autonomy_actions (result);
CREATE INDEX autonomy_actions_by_incident ON autonomy_actions (incident_id) WHERE incident_id IS NOT NULL;
