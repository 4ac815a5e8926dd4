package dev.jarvis.bench.load;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Writes events into the database at {@code DB_PATH}, one a transaction, for {@code --seconds}, as fast as it can or at
 * {@code --rate}. Begins at {@code --begin}, and at the end says {@code wrote COUNT LONGEST TURN}: how many, and the
 * nanoseconds of the longest, from asking for the turn to the return of COMMIT, and of the longest wait for the turn alone.
 */
public final class TimedWriter {

    private TimedWriter() {}

    public static void main(String[] words) throws Exception {
        var options = Options.of(Arrays.asList(words), Set.of("--seconds", "--rate", "--seed", Begin.OPTION), Set.of());
        var random = new Random(options.whole("--seed").orElse(0L));
        try (var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of())) {
            var transactions = context.getBean(Transactions.class);
            var events = context.getBean(EventStore.class);
            var clock = context.getBean(InstantSource.class);
            var cluster = context.getBean(ClusterIdentity.class).id();
            Optional<Pace> pace = options.number("--rate").map(rate -> new Pace(rate, random));
            // Not counted: it opens the database and loads classes.
            write(transactions, events, clock, cluster);
            Begin.await(options);
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.count("--seconds", 10));
            long count = 0;
            long longest = 0;
            long longestForTheTurn = 0;
            while (System.nanoTime() < until) {
                pace.ifPresent(Pace::await);
                long asked = System.nanoTime();
                long given = write(transactions, events, clock, cluster);
                longestForTheTurn = Math.max(longestForTheTurn, given - asked);
                longest = Math.max(longest, System.nanoTime() - asked);
                count++;
            }
            System.out.println("wrote " + count + " " + longest + " " + longestForTheTurn);
        }
    }

    /** Answers when it was given the turn. */
    private static long write(Transactions transactions, EventStore events, InstantSource clock, String cluster) {
        return transactions.write(connection -> {
            long given = System.nanoTime();
            events.append(
                    connection,
                    NewEvent.status(clock.instant(), cluster, Severity.INFO, "bench event", "written to be measured"));
            return given;
        });
    }
}
