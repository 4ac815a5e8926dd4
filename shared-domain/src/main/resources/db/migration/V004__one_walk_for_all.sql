-- Whoever asks for the newest events of every kind, as each page does that is opened, walks one index and merges nothing.
-- The others' events without a node were only merged for that.
CREATE INDEX events_of_cluster ON events (cluster);
DROP INDEX other_events;

-- The words of all events in their order, read from their index: few begin alike, so that the beginning of one is looked
-- for as the words that it may be.
CREATE VIRTUAL TABLE event_terms USING fts5vocab ('event_words', 'instance');
