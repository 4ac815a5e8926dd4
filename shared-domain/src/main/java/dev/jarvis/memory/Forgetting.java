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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Forgets what is too old, in batches, each a transaction of its own. What may go is looked for without the turn to write;
 * what holds up other writers is a batch's deletions alone, and their time is bounded by the number of rows, each of which
 * costs its entries in the indexes, and by the bytes of text in them, which must be taken apart into words to be taken out
 * of the search. Between two batches whoever waits gets the turn, and the log is folded back, which a commit would else do
 * that others wait for. What cannot be forgotten keeps nothing else from it.
 * Stateless.
 */
@Singleton
public final class Forgetting {

    /** 260 KB of messages cost a processor 33 to 70 ms, so that this stays well below 50. A larger row is a batch by itself. */
    static final long MOST_BYTES = 64 * 1024;

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
     * @param refused what could not be forgotten, and why
     * @param finished whether the time sufficed; else the next pass goes on
     */
    public record Forgotten(Map<String, Integer> forgotten, Map<String, String> refused, boolean finished) {

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

        /** What could not be forgotten, in words; empty when all could. */
        public Optional<String> trouble() {
            return refused.isEmpty()
                    ? Optional.empty()
                    : Optional.of(refused.entrySet().stream()
                            .map(entry -> entry.getKey() + " could not be forgotten: " + entry.getValue())
                            .collect(Collectors.joining("; ")));
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
        Map<String, String> refused = new LinkedHashMap<>();
        boolean finished = true;
        for (var expiry : Expiry.all()) {
            try {
                finished &= forget(expiry, now, until, counts);
            } catch (RuntimeException notForgotten) {
                refused.put(expiry.what(), String.valueOf(notForgotten.getMessage()));
            }
        }
        return new Forgotten(counts, refused, finished);
    }

    /** Answers whether it came to its end. */
    private boolean forget(Expiry expiry, Instant now, Instant until, Map<String, Integer> counts) {
        while (!clock.instant().isAfter(until)) {
            int deleted = batch(expiry, now);
            if (deleted == 0) {
                return true;
            }
            counts.merge(expiry.what(), deleted, Integer::sum);
            transactions.foldLogBack();
            if (!breathe()) {
                return false;
            }
        }
        return false;
    }

    private int batch(Expiry expiry, Instant now) {
        var keys = transactions.read(connection -> candidates(connection, expiry, now.minus(expiry.kept())));
        return keys.isEmpty() ? 0 : transactions.write(connection -> delete(connection, expiry, keys));
    }

    private static List<Object> candidates(Connection connection, Expiry expiry, Instant before) throws SQLException {
        try (var query = connection.prepareStatement(expiry.candidates())) {
            query.setString(1, Times.text(before));
            query.setInt(2, expiry.rows());
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
