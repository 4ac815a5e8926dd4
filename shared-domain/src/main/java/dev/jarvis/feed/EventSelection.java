package dev.jarvis.feed;

import dev.jarvis.database.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Turns a filter into SQL that costs what it answers, not what the table holds: pure. Each shape walks one index from its
 * newest end and stops at the limit; a test holds the plans.
 *
 * @param sql what follows the columns, with {@code e} for events
 * @param values of its parameters, in their order
 */
record EventSelection(String sql, List<Object> values) {

    private static final List<String> SEARCHED = List.of("title", "message", "node", "target");

    /**
     * The selection for a filter without words.
     *
     * @param firstId no event that the filter's {@code since} lets through has a smaller id
     */
    static EventSelection of(String cluster, EventFilter filter, OptionalLong firstId) {
        var conditions = new Conditions();
        conditions.add("e.cluster = ?", cluster);
        filter.node().ifPresent(node -> conditions.add("e.node = ?", node));
        bounds(conditions, filter, firstId);
        if (filter.incident().isPresent()) {
            conditions.add("e.incident_id = ?", filter.incident().get());
            return few("events_by_incident", conditions, filter);
        }
        if (filter.unresolvedOnly()) {
            return few("events_unresolved", conditions, filter);
        }
        return merged(conditions, filter);
    }

    /** Where few rows are to be expected, they are looked at one by one. */
    private static EventSelection few(String index, Conditions conditions, EventFilter filter) {
        filter.type().ifPresent(type -> conditions.add("e.type = ?", type.word()));
        filter.severity().ifPresent(severity -> conditions.add("e.severity = ?", severity.word()));
        var unresolved = filter.unresolvedOnly() ? " AND e.resolved = 0" : "";
        return conditions.selection(
                "FROM events e INDEXED BY " + index + " WHERE " + conditions.text() + unresolved
                        + " ORDER BY e.id DESC LIMIT ",
                filter.limit());
    }

    /** Each type and severity is a run of an index in the order of ids; SQLite merges the runs as far as it must. */
    private static EventSelection merged(Conditions conditions, EventFilter filter) {
        var index = filter.node().isPresent() ? "events_by_node" : "events_by_kind";
        var runs = new ArrayList<String>();
        for (var type : filter.type().map(List::of).orElseGet(() -> Arrays.asList(EventType.values()))) {
            for (var severity : filter.severity().map(List::of).orElseGet(() -> Arrays.asList(Severity.values()))) {
                runs.add("SELECT e.id AS id FROM events e INDEXED BY " + index + " WHERE " + conditions.text()
                        + " AND e.type = '" + type.word() + "' AND e.severity = '" + severity.word() + "'");
            }
        }
        return conditions.selection(
                "FROM events e WHERE e.id IN (SELECT id FROM (" + String.join(" UNION ALL ", runs)
                        + " ORDER BY id DESC LIMIT %s)) ORDER BY e.id DESC LIMIT ",
                filter.limit());
    }

    /**
     * The selection for a filter with words: what it asks for besides is looked up among the words, too.
     *
     * @param lastMayGoOn whether the last word may be the beginning of a longer one
     */
    static EventSelection ofWords(
            String cluster, EventFilter filter, SearchText words, boolean lastMayGoOn, OptionalLong firstId) {
        Map<String, String> exactly = new TreeMap<>();
        exactly.put("cluster", cluster);
        filter.node().ifPresent(node -> exactly.put("node", node));
        filter.type().ifPresent(type -> exactly.put("type", type.word()));
        filter.severity().ifPresent(severity -> exactly.put("severity", severity.word()));
        filter.incident().ifPresent(incident -> exactly.put("incident_id", Long.toString(incident)));
        if (filter.unresolvedOnly()) {
            exactly.put("resolved", "0");
        }
        var conditions = new Conditions();
        conditions.add("w.event_words MATCH ?", words.expression(SEARCHED, exactly, lastMayGoOn));
        // Words are found whatever lies between and around them: only the row says whether it is the very name.
        conditions.add("e.cluster = ?", cluster);
        filter.node().ifPresent(node -> conditions.add("e.node = ?", node));
        filter.before().ifPresent(before -> conditions.add("w.rowid < ?", before));
        firstId.ifPresent(first -> conditions.add("w.rowid >= ?", first));
        filter.since().ifPresent(since -> conditions.add("e.timestamp >= ?", Times.text(since)));
        return conditions.selection(
                "FROM event_words w CROSS JOIN events e ON e.id = w.rowid WHERE " + conditions.text()
                        + " ORDER BY w.rowid DESC LIMIT ",
                filter.limit());
    }

    private static void bounds(Conditions conditions, EventFilter filter, OptionalLong firstId) {
        filter.before().ifPresent(before -> conditions.add("e.id < ?", before));
        firstId.ifPresent(first -> conditions.add("e.id >= ?", first));
        filter.since().ifPresent(since -> conditions.add("e.timestamp >= ?", Times.text(since)));
    }

    /** Conditions whose parameters have numbers, so that each run of a merge may name them again. */
    private static final class Conditions {

        private final List<String> clauses = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        void add(String clause, Object value) {
            values.add(value);
            clauses.add(clause.replace("?", parameter()));
        }

        String text() {
            return clauses.stream().collect(Collectors.joining(" AND "));
        }

        EventSelection selection(String sql, int limit) {
            values.add(limit);
            return new EventSelection(sql.replace("%s", parameter()) + parameter(), List.copyOf(values));
        }

        private String parameter() {
            return String.format(Locale.ROOT, "?%d", values.size());
        }
    }
}
