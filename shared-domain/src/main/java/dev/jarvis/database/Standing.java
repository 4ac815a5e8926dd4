package dev.jarvis.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * How this process fares with its database: what the last reading and the last writing came to. Those who listen hear when
 * that changes, and not of every failure. Thread-safe.
 */
public final class Standing {

    private final List<Consumer<Optional<String>>> listeners = new CopyOnWriteArrayList<>();
    private Optional<String> reading = Optional.empty();
    private Optional<String> writing = Optional.empty();

    Standing() {}

    /** What a process does with its database. */
    enum Use {
        READING,
        WRITING
    }

    /** Hears, in words, why the database cannot be used when that begins or its reason changes; empty when it ends. */
    public void listen(Consumer<Optional<String>> listener) {
        listeners.add(listener);
    }

    /** Why the last writing failed; empty when it did not, or when nothing was written yet. */
    public synchronized Optional<String> writing() {
        return writing;
    }

    private synchronized Optional<String> trouble() {
        return reading.or(() -> writing);
    }

    /** What was to be done is done. */
    void worked(Use use) {
        note(use, Optional.empty());
    }

    /** It was not, and here is why; answers the same. */
    DatabaseUnavailable failed(Use use, DatabaseUnavailable why) {
        // A statement that is wrong says nothing about the next one.
        if (!(why.getCause() instanceof SQLException refused) || SqliteRefusal.isOfTheEnvironment(refused)) {
            note(use, Optional.of(String.valueOf(why.getMessage())));
        }
        return why;
    }

    private void note(Use use, Optional<String> why) {
        Optional<String> before;
        Optional<String> after;
        synchronized (this) {
            before = trouble();
            if (use == Use.WRITING) {
                writing = why;
            }
            // What can be written can be read; what cannot be written may well be.
            if (use == Use.READING || why.isEmpty()) {
                reading = why;
            }
            after = trouble();
        }
        if (!before.equals(after)) {
            listeners.forEach(listener -> listener.accept(after));
        }
    }
}
