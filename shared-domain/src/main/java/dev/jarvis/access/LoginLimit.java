package dev.jarvis.access;

import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Five wrong passwords a minute from one address; counted in the database, so that neither a restart nor a second process
 * gives more. Thread-safe.
 */
@Singleton
public final class LoginLimit {

    private static final int MOST = 5;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    public LoginLimit(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Counts a try before it is judged, so that many at once are all counted; answers how long to wait, if at all. */
    public Optional<Duration> count(String address) {
        var now = clock.instant();
        return transactions.write(connection -> {
            forget(connection, now);
            var waits = waitAfter(connection, address, now);
            if (waits.isEmpty()) {
                try (var insert =
                        connection.prepareStatement("INSERT INTO login_attempts (address, timestamp) VALUES (?, ?)")) {
                    insert.setString(1, address);
                    insert.setString(2, Times.text(now));
                    insert.executeUpdate();
                }
            }
            return waits;
        });
    }

    /** Forgets an address's tries: the last one was right. */
    public void succeeded(String address) {
        transactions.run(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM login_attempts WHERE address = ?")) {
                delete.setString(1, address);
                delete.executeUpdate();
            }
        });
    }

    private static Optional<Duration> waitAfter(Connection connection, String address, Instant now)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT timestamp FROM login_attempts WHERE address = ? ORDER BY id DESC LIMIT 1 OFFSET ?
                """)) {
            query.setString(1, address);
            query.setInt(2, MOST - 1);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(Duration.between(
                                now, Times.instant(rows.getString(1)).plus(WINDOW)))
                        : Optional.empty();
            }
        }
    }

    private static void forget(Connection connection, Instant now) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM login_attempts WHERE timestamp <= ?")) {
            delete.setString(1, Times.text(now.minus(WINDOW)));
            delete.executeUpdate();
        }
    }
}
