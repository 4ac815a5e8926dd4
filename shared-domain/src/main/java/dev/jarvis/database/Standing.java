package dev.jarvis.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * How this process fares with its database: what the last reading and the last writing came to, and whether damage was met.
 * Damage is there for whoever reads that page, however well the others can be read: it stands until the content is another
 * one. Those who listen hear when what there is to say changes, and not of every failure. Thread-safe.
 */
public final class Standing {

    private final List<Consumer<Optional<String>>> listeners = new CopyOnWriteArrayList<>();
    private Optional<Damage> damage = Optional.empty();
    private Optional<String> reading = Optional.empty();
    private Optional<String> writing = Optional.empty();

    Standing() {}

    /** What a process does with its database. */
    enum Use {
        READING,
        WRITING
    }

    /**
     * What lies in a database: another one after a restore, a repair that was found good, or when another file lies there.
     *
     * @param file which file; empty when none could be opened
     * @param content what its settings say; empty when they cannot be read
     */
    record Content(Optional<Object> file, Optional<String> content) {
        static final Content UNKNOWN = new Content(Optional.empty(), Optional.empty());
    }

    private record Damage(String words, Content in) {}

    /** Hears, in words, why the database cannot be used when that begins or its reason changes; empty when it ends. */
    public void listen(Consumer<Optional<String>> listener) {
        listeners.add(listener);
    }

    /** Why the last writing failed; empty when it did not, or when nothing was written yet. */
    public synchronized Optional<String> writing() {
        return writing;
    }

    /** What damage was met in what lies there now; empty when none was. */
    public synchronized Optional<String> damage() {
        return damage.map(Damage::words);
    }

    private synchronized Optional<String> trouble() {
        return damage().or(() -> reading).or(() -> writing);
    }

    /** What was to be done is done. */
    void worked(Use use) {
        change(() -> note(use, Optional.empty()));
    }

    /** It was done with this content: damage that was met in another one is over. */
    void worked(Use use, Content in) {
        change(() -> {
            note(use, Optional.empty());
            damage = damage.filter(met -> met.in().equals(in));
        });
    }

    /** It was not, and here is why; answers the same. */
    DatabaseUnavailable failed(Use use, DatabaseUnavailable why) {
        return failed(use, why, Content.UNKNOWN);
    }

    /** The same, where the content is known. */
    DatabaseUnavailable failed(Use use, DatabaseUnavailable why, Content in) {
        var words = String.valueOf(why.getMessage());
        // A statement that is wrong says nothing about the next one.
        if (!(why.getCause() instanceof SQLException refused) || SqliteRefusal.isOfTheEnvironment(refused)) {
            boolean damaged = why.getCause() instanceof SQLException refused && SqliteRefusal.isDamage(refused);
            change(() -> {
                note(use, Optional.of(words));
                if (damaged) {
                    // Where it cannot even be opened this time, that is the same content as before.
                    var where = in.equals(Content.UNKNOWN) ? damage.map(Damage::in) : Optional.of(in);
                    damage = Optional.of(new Damage(words, where.orElse(in)));
                }
            });
        }
        return why;
    }

    private void note(Use use, Optional<String> why) {
        if (use == Use.WRITING) {
            writing = why;
        }
        // What can be written can be read; what cannot be written may well be.
        if (use == Use.READING || why.isEmpty()) {
            reading = why;
        }
    }

    private void change(Runnable change) {
        Optional<String> before;
        Optional<String> after;
        synchronized (this) {
            before = trouble();
            change.run();
            after = trouble();
        }
        if (!before.equals(after)) {
            listeners.forEach(listener -> listener.accept(after));
        }
    }
}
