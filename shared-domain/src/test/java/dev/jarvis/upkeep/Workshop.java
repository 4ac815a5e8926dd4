package dev.jarvis.upkeep;

import dev.jarvis.database.Database;
import dev.jarvis.database.Migrations;
import dev.jarvis.database.StoredSettings;
import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** What these tests do with databases. */
final class Workshop {

    private Workshop() {}

    static Backup backup(Path file) {
        return new Backup(TestDatabase.notYetOpened(file), TestDatabase.bean(Examiner.class));
    }

    static Restore restore(Path file) {
        return restore(TestDatabase.notYetOpened(file));
    }

    static Restore restore(Database database) {
        return restore(database, TestDatabase.bean(Examiner.class), new TestClock());
    }

    static Restore restore(Database database, Examiner examiner, InstantSource clock) {
        return new Restore(
                database,
                TestDatabase.bean(Migrations.class),
                examiner,
                new Exchange(new Identity(new StoredSettings(), clock), clock));
    }

    /** A database that holds so many events of one title, in a folder of its own. */
    static Path filled(Path folder, String title, int events) throws IOException {
        Files.createDirectories(folder);
        try (var database = TestDatabase.in(folder)) {
            var event = NewEvent.status(TestClock.START, "home", Severity.INFO, title, "x".repeat(1_500));
            database.transactions().run(connection -> {
                for (int count = 0; count < events; count++) {
                    new EventStore(TestDatabase.json()).append(connection, event);
                }
            });
        }
        return folder.resolve("jarvis.db");
    }

    /** Cuts a file short. */
    static void cut(Path file, long bytes) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(bytes);
        }
    }

    static void append(TestDatabase database, String title) {
        var event = NewEvent.status(TestClock.START, "home", Severity.INFO, title, "message of " + title);
        database.transactions().run(connection -> new EventStore(TestDatabase.json()).append(connection, event));
    }

    static String text(TestDatabase database, String sql) {
        return database.transactions().read(connection -> {
            try (var query = connection.prepareStatement(sql);
                    var rows = query.executeQuery()) {
                return rows.next() ? rows.getString(1) : "";
            }
        });
    }

    static String databaseId(TestDatabase database) {
        return text(database, "SELECT value FROM settings WHERE key = 'database_id'");
    }

    static String titles(TestDatabase database) {
        return text(database, "SELECT group_concat(title, ' ') FROM (SELECT title FROM events ORDER BY id)");
    }

    /** Writes over everything but the first pages. */
    static void spoil(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 8_192, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
    }

    /** The names of what lies in a folder, without the locks and logs of a database in use. */
    static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".write") && !name.endsWith(".db-wal") && !name.endsWith(".db-shm"))
                    .sorted()
                    .toList();
        }
    }
}
