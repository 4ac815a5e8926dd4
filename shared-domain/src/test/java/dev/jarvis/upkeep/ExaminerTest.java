package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.Migrations;
import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.Stranger;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminerTest {

    private final Path folder;
    private final Path file;

    ExaminerTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("jarvis.db");
    }

    @Test
    void soundDatabase_isSound_inEveryRegard_alsoWhileItIsUsed() {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "one");
            var results = examine();
            assertEquals(
                    List.of("integrity", "foreign keys", "schema", "search"),
                    results.stream().map(Examiner.Result::examination).toList());
            assertEquals(List.of(), Examiner.amiss(results));
        }
    }

    @Test
    void searchIndexThatMissesARow_isAmiss_andIsNamed() {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "one");
            database.execute("CREATE VIRTUAL TABLE titles_fts USING fts5(title, content='events', content_rowid='id')");
            assertEquals(1, Examiner.amiss(examine()).size(), "it was never filled");
            database.execute("INSERT INTO titles_fts(titles_fts) VALUES ('rebuild')");
            assertEquals(List.of(), Examiner.amiss(examine()));
            database.execute("UPDATE events SET title = 'another'");
            var amiss = Examiner.amiss(examine());
            assertEquals(1, amiss.size(), amiss::toString);
            assertTrue(amiss.getFirst().startsWith("the search index titles_fts does not agree"), amiss::toString);
        }
    }

    @Test
    void searchIndexThatDisagrees_canBeMadeAnew() {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "one");
            database.execute("INSERT INTO event_words (rowid, title) VALUES (99, 'ghost')");
            var finding = examine().stream()
                    .flatMap(result -> result.findings().stream())
                    .filter(found -> !found.sound())
                    .findFirst()
                    .orElseThrow();
            assertEquals(Optional.of("jarvis db check --rebuild-search"), finding.mending());
            long changes = database.number("SELECT count(*) FROM changes");
            assertEquals(List.of("conversation_words", "event_words"), new SearchIndexes().rebuild(file));
            assertEquals(List.of(), Examiner.amiss(examine()));
            assertEquals(1, database.number("SELECT count(*) FROM event_words WHERE event_words MATCH 'one'"));
            assertEquals(changes, database.number("SELECT count(*) FROM changes"));
        }
    }

    /** A writer that holds the lock all the time would have to let go, if the examination needed it. */
    @Test
    void examination_needsNothingOfThoseWhoWrite() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "one");
            try (var writer = new OtherProcess(Stranger.class, file.toString(), "WRITING")) {
                assertEquals("holding", writer.line());
                assertEquals(List.of(), Examiner.amiss(examine()));
            }
            database.execute("INSERT INTO event_words (rowid, title) VALUES (99, 'ghost')");
            try (var writer = new OtherProcess(Stranger.class, file.toString(), "WRITING")) {
                assertEquals("holding", writer.line());
                assertEquals(1, Examiner.amiss(examine()).size());
            }
        }
        assertEquals(List.of("jarvis.db"), Workshop.names(folder));
    }

    /** Nor those of this process, who take turns. */
    @Test
    void examination_isMadeInsideTheTurnOfAnother() {
        try (var database = TestDatabase.in(folder)) {
            Workshop.append(database, "one");
            database.transactions().run(connection -> {
                new StoredSettings().put(connection, "half", "done");
                var found = CompletableFuture.supplyAsync(this::examine).join();
                assertEquals(List.of(), Examiner.amiss(found));
            });
        }
    }

    @Test
    void rowThatRefersToNone_isAmiss() throws Exception {
        TestDatabase.in(folder).close();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO events (uid, timestamp, cluster, type, severity, source, title, message, summary, incident_id)
                    VALUES ('u', '2026-01-26T13:00:57.123Z', 'home', 'alert', 'info', 'monitor', 't', 'm', 's', 42)
                    """);
        }
        assertEquals(
                List.of("1 of events refer to rows of incidents that are not there, the first has id 1"),
                Examiner.amiss(examine()));
    }

    @Test
    void damage_isSaid_andHidesNothingElse() throws Exception {
        try (var database = TestDatabase.in(folder)) {
            for (int count = 0; count < 200; count++) {
                Workshop.append(database, "x".repeat(2_000));
            }
        }
        Workshop.spoil(file);
        var results = examine();
        assertEquals(false, results.getFirst().sound());
        assertEquals(4, results.size());
    }

    @Test
    void newerSchema_isAmiss_andNamesBoth() {
        try (var database = TestDatabase.in(folder)) {
            database.execute("UPDATE flyway_schema_history SET version = '999'");
        }
        assertEquals(
                List.of("schema 999 is newer than this version of JARVIS knows, which is " + Migrations.newestKnown()
                        + ": start the newer version again"),
                Examiner.amiss(examine()));
    }

    @Test
    void databaseOfAnotherProgram_isAmiss() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name)");
        }
        assertEquals(List.of("this is no database of JARVIS: it has no record of a schema"), Examiner.amiss(examine()));
    }

    @Test
    void whatIsNoDatabase_andWhatIsNotThere_cannotBeExamined() throws Exception {
        assertEquals(
                "there is no database " + file,
                assertThrows(DatabaseUnavailable.class, this::examine).getMessage());
        Files.writeString(file, "this is not a database\n".repeat(500));
        var told = String.valueOf(
                assertThrows(DatabaseUnavailable.class, this::examine).getMessage());
        assertTrue(told.startsWith("database " + file + ": this is no SQLite database"), told);
    }

    private List<Examiner.Result> examine() {
        return TestDatabase.bean(Examiner.class).examine(file);
    }
}
