package dev.jarvis.feed;

import dev.jarvis.database.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Turns a filter into SQL that costs what it answers, not what the table holds: pure. Each shape walks one index from its
 * newest end and stops behind the limit, with one event more, which tells whether there are more pages; a test holds the
 * plans.
 *
 * @param sql what follows the columns, with {@code e} for events
 * @param values of its parameters, in their order
 */
record EventSelection(String sql, List<Object> values) {

    private static final List<String> SEARCHED = List.of("title", "message", "node", "target");

    /** Among the words, who says it, unless it is the monitor. */
    private static final String OTHER_SOURCE = "other_source";

    /** The selection for a filter without words. */
    static EventSelection of(String cluster, EventFilter filter, EventHours.Bounds span) {
        var conditions = new Conditions();
        conditions.add("e.cluster = ?", cluster);
        filter.node().ifPresent(node -> conditions.add("e.node = ?", node));
        bounds(conditions, "e.id", filter, span);
        if (filter.incident().isPresent()) {
            conditions.add("e.incident_id = ?", filter.incident().get());
            return walked("events_by_incident", conditions, filter);
        }
        if (filter.unresolvedOnly()) {
            return walked("events_unresolved", conditions, filter);
        }
        if (filter.node().isEmpty() && ofAnyKind(filter)) {
            return walked("events_of_cluster", conditions, filter);
        }
        return merged(conditions, filter);
    }

    private static boolean ofAnyKind(EventFilter filter) {
        return filter.source().isEmpty()
                && filter.type().isEmpty()
                && filter.severities().isEmpty();
    }

    /** Where few rows are to be expected, or every one is wanted, they are looked at one by one. */
    private static EventSelection walked(String index, Conditions conditions, EventFilter filter) {
        filter.type().ifPresent(type -> conditions.add("e.type = ?", type.word()));
        filter.source().ifPresent(source -> conditions.add("e.source = ?", source.word()));
        var severities = filter.severities().isEmpty()
                ? ""
                : words(severities(filter)).stream().collect(Collectors.joining("', '", " AND e.severity IN ('", "')"));
        var unresolved = filter.unresolvedOnly() ? " AND e.resolved = 0" : "";
        return conditions.selection(
                "FROM events e INDEXED BY " + index + " WHERE " + conditions.text() + severities + unresolved
                        + " ORDER BY e.id DESC LIMIT ",
                filter.limit());
    }

    /** Each type and severity is a run of an index in the order of ids; SQLite merges the runs as far as it must. */
    private static EventSelection merged(Conditions conditions, EventFilter filter) {
        var selections = runs(filter).stream()
                .map(run -> "SELECT e.id AS id FROM events e INDEXED BY " + run + " AND " + conditions.text())
                .collect(Collectors.joining(" UNION ALL "));
        return conditions.selection(
                "FROM events e WHERE e.id IN (SELECT id FROM (" + selections
                        + " ORDER BY id DESC LIMIT %s)) ORDER BY e.id DESC LIMIT ",
                filter.limit());
    }

    /**
     * An index for each run, and where in it the run is. The monitor's events are apart, since nearly all are the monitor's;
     * the others' of a node are one run where nothing of them is asked for, so that whoever asks for its newest merges few.
     */
    private static List<String> runs(EventFilter filter) {
        boolean ofNode = filter.node().isPresent();
        boolean others = ofNode && ofAnyKind(filter);
        var runs = new ArrayList<String>();
        if (others) {
            runs.add("other_events_by_node WHERE e.source <> 'monitor'");
        }
        for (var source : sources(filter, others)) {
            for (var type : filter.type().map(List::of).orElseGet(() -> Arrays.asList(EventType.values()))) {
                for (var severity : severities(filter)) {
                    runs.add(whose(source, ofNode) + " AND e.type = '" + type.word() + "' AND e.severity = '"
                            + severity.word() + "'");
                }
            }
        }
        return runs;
    }

    private static List<EventSource> sources(EventFilter filter, boolean othersAreOneRun) {
        return filter.source()
                .map(List::of)
                .orElseGet(() -> othersAreOneRun ? List.of(EventSource.MONITOR) : Arrays.asList(EventSource.values()));
    }

    private static String whose(EventSource source, boolean ofNode) {
        return source == EventSource.MONITOR
                ? (ofNode ? "monitor_events_by_node" : "monitor_events_by_kind") + " WHERE e.source = 'monitor'"
                : (ofNode ? "other_events_by_node_and_kind" : "other_events_by_kind")
                        + " WHERE e.source <> 'monitor' AND e.source = '" + source.word() + "'";
    }

    private static List<Severity> severities(EventFilter filter) {
        return Arrays.stream(Severity.values())
                .filter(severity ->
                        filter.severities().isEmpty() || filter.severities().contains(severity))
                .toList();
    }

    private static Set<String> words(List<Severity> severities) {
        return severities.stream().map(Severity::word).collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The selection for a filter with words: what it asks for besides is looked up among the words, too.
     *
     * @param last what the last word may stand for
     * @param amongOthers whether there are events of other clusters; where there are none, the cluster need not be looked up
     */
    static EventSelection ofWords(
            String cluster,
            EventFilter filter,
            SearchText words,
            LastWord last,
            EventHours.Bounds span,
            boolean amongOthers) {
        var conditions = new Conditions();
        conditions.add(
                "w.event_words MATCH ?",
                words.expression(SEARCHED, saidBesides(cluster, filter, amongOthers), unsaid(filter), last));
        // Words are found whatever lies between and around them: only the row says whether it is the very name.
        conditions.add("e.cluster = ?", cluster);
        filter.node().ifPresent(node -> conditions.add("e.node = ?", node));
        bounds(conditions, "w.rowid", filter, span);
        return conditions.selection(
                "FROM event_words w CROSS JOIN events e ON e.id = w.rowid WHERE " + conditions.text()
                        + " ORDER BY w.rowid DESC LIMIT ",
                filter.limit());
    }

    private static Map<String, Set<String>> saidBesides(String cluster, EventFilter filter, boolean amongOthers) {
        Map<String, Set<String>> besides = new TreeMap<>();
        if (amongOthers) {
            besides.put("cluster", Set.of(cluster));
        }
        filter.node().ifPresent(node -> besides.put("node", Set.of(node)));
        filter.type().ifPresent(type -> besides.put("type", Set.of(type.word())));
        if (!filter.severities().isEmpty()) {
            besides.put("severity", words(severities(filter)));
        }
        filter.incident().ifPresent(incident -> besides.put("incident_id", Set.of(Long.toString(incident))));
        if (filter.unresolvedOnly()) {
            besides.put("resolved", Set.of("0"));
        }
        filter.source()
                .filter(source -> source != EventSource.MONITOR)
                .ifPresent(source -> besides.put(OTHER_SOURCE, Set.of(source.word())));
        return besides;
    }

    /** That something is the monitor's is not written among the words; that it is another's is. */
    private static Map<String, Set<String>> unsaid(EventFilter filter) {
        return filter.source().filter(EventSource.MONITOR::equals).isEmpty()
                ? Map.of()
                : Map.of(
                        OTHER_SOURCE,
                        Arrays.stream(EventSource.values())
                                .filter(source -> source != EventSource.MONITOR)
                                .map(EventSource::word)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void bounds(Conditions conditions, String id, EventFilter filter, EventHours.Bounds span) {
        filter.before().ifPresent(before -> conditions.add(id + " < ?", before));
        span.first().ifPresent(first -> conditions.add(id + " >= ?", first));
        span.last().ifPresent(last -> conditions.add(id + " <= ?", last));
        filter.since().ifPresent(since -> conditions.add("e.timestamp >= ?", Times.text(since)));
        filter.until().ifPresent(until -> conditions.add("e.timestamp <= ?", Times.text(until)));
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
            values.add(limit + 1);
            return new EventSelection(sql.replace("%s", parameter()) + parameter(), List.copyOf(values));
        }

        private String parameter() {
            return String.format(Locale.ROOT, "?%d", values.size());
        }
    }
}
