package dev.jarvis.memory;

import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeLog;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long things are kept: the log of changes a day, samples two. Each call forgets a bounded number of rows, so that
 * no other writer waits for it. Stateless.
 */
@Singleton
public final class Retention {

    private static final Duration CHANGES = Duration.ofDays(1);
    private static final Duration SAMPLES = Duration.ofDays(2);
    private static final int MOST_AT_ONCE = 500;

    private final ChangeLog changes;

    @Inject
    public Retention(ChangeLog changes) {
        this.changes = changes;
    }

    /**
     * How long something is kept.
     *
     * @param what as a person calls it
     * @param hours after which it may be forgotten
     */
    @Serdeable
    public record Horizon(String what, long hours) {}

    /** All that is ever forgotten, and when: by each critical pass, and by the background tier. */
    public static List<Horizon> horizons() {
        return Stream.concat(
                        Stream.of(new Horizon("changes", CHANGES.toHours()), new Horizon("samples", SAMPLES.toHours())),
                        Expiry.all().stream()
                                .map(expiry ->
                                        new Horizon(expiry.what(), expiry.kept().toHours())))
                .toList();
    }

    /** Forgets some of what is too old, in the caller's transaction. */
    public void forgetSome(Connection connection, Instant now) throws SQLException {
        changes.forgetBefore(connection, now.minus(CHANGES), MOST_AT_ONCE);
        try (var delete = connection.prepareStatement("""
                DELETE FROM samples WHERE id IN (
                    SELECT id FROM samples WHERE timestamp < ? ORDER BY timestamp LIMIT ?)
                """)) {
            delete.setString(1, Times.text(now.minus(SAMPLES)));
            delete.setInt(2, MOST_AT_ONCE);
            delete.executeUpdate();
        }
    }
}
