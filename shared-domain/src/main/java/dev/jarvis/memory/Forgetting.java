package dev.jarvis.memory;

import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Forgets what is too old, in batches, each a transaction of its own. What may go is looked for without the turn to write;
 * what holds up other writers is a batch's deletions alone, and their time is bounded by the number of rows, each of which
 * costs its entries in the indexes, and by the bytes of text in them, which must be taken apart into words to be taken out
 * of the search. Between two batches whoever waits gets the turn. Stateless.
 */
@Singleton
public final class Forgetting {

    /** Measured: 50 events cost about 4 ms. */
    static final int MOST_ROWS = 50;

    /** Measured: 256 KiB of text cost about 15 ms. A row that holds more is a batch by itself. */
    static final long MOST_BYTES = 256 * 1024;

    private static final Duration BREATH = Duration.ofMillis(5);

    private final Transactions transactions;
    private final InstantSource clock;

    @Inject
    public Forgetting(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What came of it.
     *
     * @param forgotten how many rows went, by what they are called; nothing for what nothing went of
     * @param finished whether nothing is left that is too old; else the next pass goes on
     */
    public record Forgotten(Map<String, Integer> forgotten, boolean finished) {

        /** One line for a person. */
        public String text() {
            var counts = forgotten.isEmpty()
                    ? "nothing forgotten"
                    : forgotten.entrySet().stream()
                                    .map(entry -> entry.getValue() + " " + entry.getKey())
                                    .collect(Collectors.joining(", "))
                            + " forgotten";
            return finished ? counts : counts + ", more in the next pass";
        }
    }

    /**
     * Forgets until nothing is too old, or the time is used up.
     *
     * @param within how long it may take; a batch that has begun is finished
     */
    public Forgotten forget(Duration within) {
        var now = clock.instant();
        var until = now.plus(within);
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (var expiry : Expiry.all()) {
            int deleted;
            do {
                if (clock.instant().isAfter(until)) {
                    return new Forgotten(counts, false);
                }
                deleted = batch(expiry, now);
                if (deleted > 0) {
                    counts.merge(expiry.what(), deleted, Integer::sum);
                    if (!breathe()) {
                        return new Forgotten(counts, false);
                    }
                }
            } while (deleted > 0);
        }
        return new Forgotten(counts, true);
    }

    private int batch(Expiry expiry, Instant now) {
        var keys = transactions.read(connection -> candidates(connection, expiry, now.minus(expiry.kept())));
        return keys.isEmpty() ? 0 : transactions.write(connection -> delete(connection, expiry, keys));
    }

    private static List<Object> candidates(Connection connection, Expiry expiry, Instant before) throws SQLException {
        try (var query = connection.prepareStatement(expiry.candidates())) {
            query.setString(1, Times.text(before));
            query.setInt(2, MOST_ROWS);
            var keys = new ArrayList<Object>();
            long bytes = 0;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    bytes += rows.getLong(2);
                    if (bytes > MOST_BYTES && !keys.isEmpty()) {
                        return keys;
                    }
                    keys.add(rows.getObject(1));
                }
            }
            return keys;
        }
    }

    private static int delete(Connection connection, Expiry expiry, List<Object> keys) throws SQLException {
        try (var delete = connection.prepareStatement(expiry.deletion())) {
            int deleted = 0;
            for (var key : keys) {
                delete.setObject(1, key);
                deleted += delete.executeUpdate();
            }
            return deleted;
        }
    }

    /** Answers whether to go on. */
    private static boolean breathe() {
        try {
            Thread.sleep(BREATH);
            return true;
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
