package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.feed.Change;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceStoreTest {

    private static final Instant NOW = TestClock.START;

    private final TestDatabase database;
    private final ChangeLog changes = new ChangeLog();
    private final PreferenceStore preferences = TestDatabase.bean(PreferenceStore.class);

    PreferenceStoreTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void preference_isSetAndSetAgain_andEachTimeAnnounced() {
        assertEquals(new Preference("tone", "dry", NOW), set("tone", "dry", NOW.plusNanos(999)));
        set("language", "de", NOW);
        set("tone", "kind", NOW.plusSeconds(1));
        var tone = new Preference("tone", "kind", NOW.plusSeconds(1));
        database.transactions().run(connection -> {
            assertEquals(Optional.of(tone), preferences.get(connection, "tone"));
            assertEquals(Optional.empty(), preferences.get(connection, "none"));
            assertEquals(List.of(new Preference("language", "de", NOW), tone), preferences.all(connection));
            assertEquals(
                    List.of(
                            new Change(1, "home", ChangeKind.PREFERENCE, "tone"),
                            new Change(2, "home", ChangeKind.PREFERENCE, "language"),
                            new Change(3, "home", ChangeKind.PREFERENCE, "tone")),
                    changes.after(connection, 0, 10));
        });
    }

    private Preference set(String key, String value, Instant now) {
        return database.transactions().write(connection -> preferences.set(connection, "home", key, value, now));
    }
}
