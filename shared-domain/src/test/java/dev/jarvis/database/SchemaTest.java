package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the schema and the names that the specification gives together (chapter 3, Memory). */
class SchemaTest {

    private static final Set<String> SPECIFIED = Set.of(
            "events",
            "conversations",
            "cluster_snapshots",
            "preferences",
            "autonomy_actions",
            "cluster_state",
            "incidents",
            "remediation_runs",
            "approvals",
            "audit",
            "changes",
            "samples",
            "intents",
            "turns",
            "outbox",
            "detector_state",
            "source_backoff",
            "job_runs",
            "login_attempts",
            "api_tokens",
            "llm_usage",
            "settings");

    /** What search and "since" need beside the tables. */
    private static final Set<String> ASIDE = Set.of(
            "event_hours",
            "event_words",
            "event_words_config",
            "event_words_data",
            "event_words_idx",
            "event_terms",
            "conversation_words",
            "conversation_words_config",
            "conversation_words_data",
            "conversation_words_idx");

    private final Path folder;

    SchemaTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void tables_areNamedAsSpecified() {
        try (var database = TestDatabase.in(folder)) {
            var unknown = new TreeSet<>(tables(database));
            unknown.removeAll(SPECIFIED);
            unknown.removeAll(ASIDE);
            assertEquals(Set.of(), unknown);
        }
    }

    @Test
    void tablesOfTheFirstLight_areThere() {
        try (var database = TestDatabase.in(folder)) {
            var missing = new TreeSet<>(Set.of(
                    "events",
                    "incidents",
                    "cluster_state",
                    "changes",
                    "samples",
                    "detector_state",
                    "source_backoff",
                    "job_runs",
                    "login_attempts",
                    "settings"));
            missing.removeAll(tables(database));
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void tablesOfMemory_areThere() {
        try (var database = TestDatabase.in(folder)) {
            var missing =
                    new TreeSet<>(Set.of("conversations", "cluster_snapshots", "preferences", "autonomy_actions"));
            missing.removeAll(tables(database));
            assertEquals(Set.of(), missing);
        }
    }

    @Test
    void events_haveTheColumnsAsSpecified() {
        try (var database = TestDatabase.in(folder)) {
            assertEquals(
                    List.of(
                            "id",
                            "uid",
                            "timestamp",
                            "cluster",
                            "type",
                            "severity",
                            "source",
                            "node",
                            "target",
                            "title",
                            "message",
                            "summary",
                            "details",
                            "incident_id",
                            "resolved",
                            "resolved_at",
                            "resolved_by"),
                    texts(database, "SELECT name FROM pragma_table_info('events')"));
        }
    }

    @Test
    void connection_hasThePragmasOfEveryConnection() {
        try (var database = TestDatabase.in(folder)) {
            assertEquals(List.of("wal"), texts(database, "PRAGMA journal_mode"));
            assertEquals(5_000, database.number("PRAGMA busy_timeout"));
            assertEquals(1, database.number("PRAGMA synchronous"));
            assertEquals(1, database.number("PRAGMA foreign_keys"));
        }
    }

    @Test
    void library_isFreeOfTheWalResetDefect() {
        try (var database = TestDatabase.in(folder)) {
            var version = texts(database, "SELECT sqlite_version()").getFirst();
            var parts = List.of(version.split("\\.", -1)).stream()
                    .map(Integer::valueOf)
                    .toList();
            int number = parts.get(0) * 1_000_000 + parts.get(1) * 1_000 + parts.get(2);
            assertTrue(number >= 3_051_003, version);
        }
    }

    private static List<String> tables(TestDatabase database) {
        return texts(database, """
                SELECT name FROM sqlite_master
                WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'flyway_schema_history'
                """);
    }

    private static List<String> texts(TestDatabase database, String sql) {
        return database.transactions().read(connection -> {
            var found = new ArrayList<String>();
            try (var query = connection.prepareStatement(sql);
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        });
    }
}
