package dev.jarvis.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransactionsTest {

    private final StoredSettings settings = new StoredSettings();
    private final Path folder;
    private final TestDatabase database;
    private final Transactions transactions;

    TransactionsTest(@TempDir Path folder) {
        this.folder = folder;
        this.database = TestDatabase.in(folder);
        this.transactions = database.transactions();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void failure_undoesEverything_andReachesTheCaller() {
        var defect = new IllegalStateException("in the middle");
        var thrown = assertThrows(
                IllegalStateException.class,
                () -> transactions.run(connection -> {
                    settings.put(connection, "half", "done");
                    throw defect;
                }));
        assertSame(defect, thrown);
        assertEquals(Optional.empty(), get("half"));
    }

    @Test
    void refusedStatement_undoesEverything_andIsTold() {
        var refused = assertThrows(
                DatabaseUnavailable.class,
                () -> transactions.run(connection -> {
                    settings.put(connection, "half", "done");
                    execute(connection, "INSERT INTO nowhere VALUES (1)");
                }));
        assertTrue(String.valueOf(refused.getMessage()).contains("jarvis.db"), refused.getMessage());
        assertEquals(Optional.empty(), get("half"));
    }

    @Test
    void writingAgain_worksAfterAFailure() {
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(connection -> {
                    throw new IllegalStateException();
                }));
        transactions.run(connection -> settings.put(connection, "after", "wards"));
        assertEquals(Optional.of("wards"), get("after"));
    }

    @Test
    void reader_seesOneMoment_whileAnotherWrites() {
        put("level", "1");
        transactions.read(connection -> {
            assertEquals(Optional.of("1"), settings.get(connection, "level"));
            put("level", "2");
            assertEquals(Optional.of("1"), settings.get(connection, "level"));
            return Boolean.TRUE;
        });
        assertEquals(Optional.of("2"), get("level"));
    }

    @Test
    void connection_isUsedAgain_afterSuccessAndAfterFailure() {
        var first = transactions.read(connection -> connection);
        assertSame(first, transactions.write(connection -> connection));
        assertThrows(
                IllegalStateException.class,
                () -> transactions.run(connection -> {
                    throw new IllegalStateException();
                }));
        assertSame(first, transactions.read(connection -> connection));
    }

    @Test
    void nestedReads_haveConnectionsOfTheirOwn() {
        transactions.read(outer -> transactions.read(inner -> {
            assertNotSame(outer, inner);
            return inner;
        }));
    }

    @Test
    void close_closesWhatIsKept_andUseOpensAnew() throws Exception {
        var kept = transactions.read(connection -> connection);
        transactions.close();
        assertTrue(kept.isClosed());
        assertEquals(Optional.of("1"), get("session_epoch"));
    }

    @Test
    void firstUseOfAll_mayBeAWrite() {
        var fresh = new Transactions(
                TestDatabase.notYetOpened(folder.resolve("fresh").resolve("jarvis.db")));
        fresh.run(connection -> settings.put(connection, "first", "write"));
        assertEquals(Optional.of("write"), fresh.read(connection -> settings.get(connection, "first")));
        fresh.close();
    }

    @Test
    void durableWrite_syncsItsCommit_andOnlyIts() {
        int full = 2;
        int normal = 1;
        int inside = transactions.writeDurably(connection -> {
            settings.put(connection, "intent", "kept");
            return synchronous(connection);
        });
        assertEquals(full, inside);
        assertEquals(normal, transactions.write(TransactionsTest::synchronous));
        assertThrows(
                IllegalStateException.class,
                () -> transactions.writeDurably(connection -> {
                    settings.put(connection, "intent", "undone");
                    throw new IllegalStateException();
                }));
        assertEquals(normal, transactions.write(TransactionsTest::synchronous));
        assertEquals(Optional.of("kept"), get("intent"));
    }

    @Test
    void fileThatTookThePlaceOfAnother_isUsed_alsoWhenItsSchemaIsOlder() throws Exception {
        put("which", "the first");
        Files.delete(folder.resolve("jarvis.db-wal"));
        Files.delete(folder.resolve("jarvis.db-shm"));
        Files.move(
                Files.createFile(folder.resolve("empty.db")),
                folder.resolve("jarvis.db"),
                StandardCopyOption.REPLACE_EXISTING);
        assertEquals(Optional.empty(), get("which"));
        put("which", "the second");
        assertEquals(Optional.of("the second"), get("which"));
        var other = new Transactions(TestDatabase.notYetOpened(folder.resolve("jarvis.db")));
        assertEquals(Optional.of("the second"), other.read(connection -> settings.get(connection, "which")));
        other.close();
    }

    private static int synchronous(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("PRAGMA synchronous")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void put(String key, String value) {
        transactions.run(connection -> settings.put(connection, key, value));
    }

    private Optional<String> get(String key) {
        return transactions.read(connection -> settings.get(connection, key));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
