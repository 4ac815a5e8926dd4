package dev.jarvis.bench.load;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.InvalidSetting;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Writes events into the database at {@code DB_PATH}, one a transaction, and prints {@code ack UID} for each when its
 * COMMIT has returned. Titles end in the event's number among those, from 0.
 *
 * <pre>
 * --count N | --seconds S   when it ends; without either, when it is killed
 * --rate R                  so many a second, at pauses that vary by half; else as fast as it can, and --count is needed
 * --synchronous FULL|NORMAL how its commits reach the disk; NORMAL otherwise
 * --rollbacks               now and then an event is inserted and the transaction rolled back
 * --hold                    now and then a transaction stays open for 20 to 60 ms before its COMMIT
 * --seed N                  of the pauses, rollbacks and holds; drawn, and told on standard error, otherwise
 * --stamps FILE             where it leaves the times of all commits when it ends
 * </pre>
 */
public final class EventWriter {

    private static final Set<String> NAMED =
            Set.of("--count", "--seconds", "--rate", "--synchronous", "--seed", "--stamps");
    private static final Set<String> FLAGS = Set.of("--rollbacks", "--hold");
    private static final int USAGE = 2;
    private static final int ONE_ROLLED_BACK_IN = 5;
    private static final int ONE_HELD_IN = 20;

    private final Options options;
    private final Random random;
    private final Transactions transactions;
    private final EventStore events;
    private final InstantSource clock;
    private final String cluster;
    private final boolean durable;
    private final List<Stamps.Stamp> stamps = new ArrayList<>();

    private EventWriter(
            Options options,
            Random random,
            Transactions transactions,
            EventStore events,
            InstantSource clock,
            String cluster) {
        this.options = options;
        this.random = random;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
        this.cluster = cluster;
        this.durable = isDurable(options.text("--synchronous").orElse("NORMAL"));
    }

    public static void main(String[] words) {
        try {
            var options = Options.of(Arrays.asList(words), NAMED, FLAGS);
            if (!options.has("--rate") && !options.has("--count")) {
                throw new IllegalArgumentException(
                        "say how much: --rate and --count, of events a second and of all; they go into DB_PATH");
            }
            long seed = options.whole("--seed").orElseGet(() -> new Random().nextLong());
            System.err.println("seed of this writer: " + seed);
            try (var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of())) {
                new EventWriter(
                                options,
                                new Random(seed),
                                context.getBean(Transactions.class),
                                context.getBean(EventStore.class),
                                context.getBean(InstantSource.class),
                                context.getBean(ClusterIdentity.class).id())
                        .write();
            }
        } catch (IllegalArgumentException | InvalidSetting | DatabaseUnavailable senseless) {
            System.err.println("jarvis load: " + senseless.getMessage());
            System.exit(USAGE);
        }
    }

    private static boolean isDurable(String synchronous) {
        return switch (synchronous) {
            case "FULL" -> true;
            case "NORMAL" -> false;
            default -> throw new IllegalArgumentException("--synchronous is FULL or NORMAL, was " + synchronous);
        };
    }

    private void write() {
        int count = options.count("--count", Integer.MAX_VALUE);
        long until = System.nanoTime()
                + options.number("--seconds")
                        .map(seconds -> Math.round(seconds * TimeUnit.SECONDS.toNanos(1)))
                        .orElse(Long.MAX_VALUE / 2);
        Optional<Pace> pace = options.number("--rate").map(rate -> new Pace(rate, random));
        int acknowledged = 0;
        while (acknowledged < count && System.nanoTime() < until) {
            pace.ifPresent(Pace::await);
            if (options.has("--rollbacks") && random.nextInt(ONE_ROLLED_BACK_IN) == 0) {
                rollBack();
            }
            acknowledge(append(acknowledged));
            acknowledged++;
        }
        options.text("--stamps").map(Path::of).ifPresent(file -> Stamps.write(file, stamps));
    }

    private String append(int number) {
        boolean held = options.has("--hold") && random.nextInt(ONE_HELD_IN) == 0;
        var asked = new long[1];
        var id = new long[1];
        Transactions.Work<String> work = connection -> {
            id[0] = events.append(connection, event("bench event " + number));
            var uid = events.byId(connection, id[0]).orElseThrow().uid();
            if (held) {
                hold();
            }
            asked[0] = System.nanoTime();
            return uid;
        };
        var uid = durable ? transactions.writeDurably(work) : transactions.write(work);
        if (options.has("--stamps")) {
            stamps.add(new Stamps.Stamp(id[0], asked[0], System.nanoTime()));
        }
        return uid;
    }

    /** A reader that is gone ends this: what nobody hears was not acknowledged. */
    private static void acknowledge(String uid) {
        System.out.println("ack " + uid);
        if (System.out.checkError()) {
            throw new IllegalStateException("nobody reads what was acknowledged");
        }
    }

    private void rollBack() {
        try {
            transactions.run(connection -> {
                events.append(connection, event("undone on purpose"));
                throw new UndoneOnPurpose();
            });
        } catch (UndoneOnPurpose expected) {
            // Nothing is left of it, which is what it was for.
            return;
        }
        throw new IllegalStateException("a transaction that failed was not rolled back");
    }

    private static final class UndoneOnPurpose extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void hold() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20 + random.nextInt(41));
        for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private NewEvent event(String title) {
        return NewEvent.status(clock.instant(), cluster, Severity.INFO, title, "written to be measured");
    }
}
