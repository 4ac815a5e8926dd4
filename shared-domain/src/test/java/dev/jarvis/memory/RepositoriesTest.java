package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import io.micronaut.data.connection.exceptions.NoConnectionException;
import io.micronaut.transaction.TransactionDefinition;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories live in our transactions, and have none of their own. */
class RepositoriesTest {

    private final TestDatabase database;
    private final PreferenceStore preferences = TestDatabase.bean(PreferenceStore.class);
    private final PreferenceRepository repository = TestDatabase.bean(PreferenceRepository.class);

    RepositoriesTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void outsideOfATransaction_theyRefuse() {
        assertThrows(NoConnectionException.class, repository::listOrderByKey);
        assertThrows(NoConnectionException.class, () -> repository.set("tone", "dry", "2026-01-26T13:00:57.123Z"));
        var transactions = TestDatabase.bean(BorrowedTransactions.class);
        assertThrows(
                IllegalStateException.class, () -> transactions.execute(TransactionDefinition.DEFAULT, _ -> "written"));
        database.transactions().run(connection -> {
            preferences.all(connection);
            assertThrows(NoConnectionException.class, repository::listOrderByKey, "lent only while a store asks");
        });
    }

    @Test
    void rolledBackPreference_wasNeverSetNorAnnounced() {
        assertThrows(
                IllegalStateException.class,
                () -> database.transactions().run(connection -> {
                    preferences.set(connection, "home", "tone", "dry", TestClock.START);
                    throw new IllegalStateException();
                }));
        assertEquals(List.of(), database.transactions().read(preferences::all));
        assertEquals(0, database.number("SELECT count(*) FROM changes"));
    }

    @Test
    void twoDatabases_areNotMixedUp(@TempDir Path elsewhere) {
        try (var other = TestDatabase.in(elsewhere)) {
            database.transactions().run(connection -> {
                preferences.set(connection, "home", "tone", "dry", TestClock.START);
                other.transactions().run(second -> preferences.set(second, "home", "tone", "kind", TestClock.START));
                assertEquals("dry", preferences.all(connection).getFirst().value());
            });
            assertEquals(
                    "kind",
                    other.transactions().read(preferences::all).getFirst().value());
        }
    }

    @Test
    void whatTheDatabaseRefuses_isSaidAsByEveryStore() {
        database.execute("DROP TABLE preferences");
        var refused = assertThrows(
                DatabaseUnavailable.class, () -> database.transactions().read(preferences::all));
        assertEquals(true, String.valueOf(refused.getMessage()).contains("no such table: preferences"));
    }
}
