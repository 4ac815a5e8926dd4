package dev.jarvis.database;

import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.flyway.FlywayMigrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A real SQLite file in a test's folder: migrated once for the whole run and copied, since Flyway takes its time. */
public final class TestDatabase implements AutoCloseable {

    private final Database database;
    private final Transactions transactions;

    private TestDatabase(Path file) {
        this.database = notYetOpened(file);
        this.transactions = new Transactions(database);
    }

    /** Beans that keep nothing of one test: mappers, conditions, the migrator. Its own database is never opened. */
    private static final class Beans {
        static final ApplicationContext CONTEXT = Launch.start(Settings.of(Map.of(), new Properties()), Map.of());
    }

    private static final class Template {
        static final byte[] MIGRATED = migrated();

        private static byte[] migrated() {
            try {
                var folder = Files.createTempDirectory("jarvis-template");
                var file = folder.resolve("template.db");
                try (var connection = notYetOpened(file).open();
                        var statement = connection.createStatement()) {
                    statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
                }
                var bytes = Files.readAllBytes(file);
                try (var files = Files.list(folder)) {
                    for (var left : files.toList()) {
                        Files.delete(left);
                    }
                }
                Files.delete(folder);
                return bytes;
            } catch (Exception unusable) {
                throw new IllegalStateException("no template", unusable);
            }
        }
    }

    public static <T> T bean(Class<T> type) {
        return Beans.CONTEXT.getBean(type);
    }

    public static ApplicationContext beans() {
        return Beans.CONTEXT;
    }

    public static JsonColumn json() {
        return bean(JsonColumn.class);
    }

    /** A migrated database. */
    public static TestDatabase in(Path folder) {
        try {
            var file = folder.resolve("jarvis.db");
            if (!Files.exists(file)) {
                Files.write(file, Template.MIGRATED);
            }
            return new TestDatabase(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The database that lies there, of whatever schema, or none yet; it is migrated when it is first used. */
    public static TestDatabase asItLies(Path folder) {
        return new TestDatabase(folder.resolve("jarvis.db"));
    }

    /** A database as a process has it that has just started. */
    public static Database notYetOpened(Path file) {
        return new Database(
                new DatabaseSettings(file, Optional.empty()), new Migrations(() -> bean(FlywayMigrator.class)));
    }

    public Database database() {
        return database;
    }

    public Transactions transactions() {
        return transactions;
    }

    /** One number of one query. */
    public long number(String sql) {
        return transactions.read(connection -> {
            try (var query = connection.prepareStatement(sql);
                    var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    public void execute(String sql) {
        transactions.run(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    @Override
    public void close() {
        transactions.close();
    }
}
