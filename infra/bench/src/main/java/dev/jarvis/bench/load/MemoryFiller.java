package dev.jarvis.bench.load;

import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Resolver;
import dev.jarvis.feed.Severity;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Fills the database at {@code DB_PATH} with {@code --count} events as a cluster of 32 nodes makes them, the last of them
 * now, the first {@code --days} ago; all but a few are resolved and the monitor's. Says {@code filled COUNT} at the end.
 */
public final class MemoryFiller {

    private static final int IN_A_TRANSACTION = 1_000;
    private static final int NODES = 32;
    private static final int ONE_ALERT_IN = 10;
    private static final int ONE_CRITICAL_IN = 1_000;
    private static final int ONE_OF_A_PERSON_IN = 10_000;
    private static final int UNRESOLVED = 100;
    private static final List<String> TITLES = List.of(
            "Backup of %s finished",
            "%s started", "%s was migrated", "Disk of %s fills up", "Update on %s", "%s stopped");
    private static final List<String> WORDS = List.of(
            "snapshot",
            "storage",
            "network",
            "memory",
            "replication",
            "certificate",
            "temperature",
            "quorum",
            "kernel",
            "template",
            "firewall",
            "cluster",
            "journal",
            "container",
            "machine",
            "volume");

    private MemoryFiller() {}

    public static void main(String[] words) {
        var options = Options.of(Arrays.asList(words), Set.of("--count", "--days", "--seed"), Set.of());
        int count = options.count("--count", 1_000_000);
        var span = Duration.ofDays(options.count("--days", 80));
        var random = new Random(options.whole("--seed").orElse(0L));
        try (var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of())) {
            var transactions = context.getBean(Transactions.class);
            var events = context.getBean(EventStore.class);
            var cluster = context.getBean(ClusterIdentity.class).id();
            var now = context.getBean(InstantSource.class).instant();
            for (int done = 0; done < count; done += IN_A_TRANSACTION) {
                int first = done;
                transactions.run(connection -> {
                    for (int number = first; number < Math.min(count, first + IN_A_TRANSACTION); number++) {
                        var at = now.minus(span.multipliedBy(count - number).dividedBy(count));
                        var event = event(cluster, at, number, random);
                        long id = events.append(connection, event);
                        if (event.type() == EventType.ALERT && number < count - UNRESOLVED * ONE_ALERT_IN) {
                            events.resolve(connection, cluster, id, Resolver.JARVIS, at);
                        }
                    }
                });
            }
            System.out.println("filled " + count);
        }
    }

    private static NewEvent event(String cluster, Instant at, int number, Random random) {
        var guest = "guest-" + random.nextInt(2_000);
        boolean alert = random.nextInt(ONE_ALERT_IN) == 0;
        var severity = alert
                ? random.nextInt(ONE_CRITICAL_IN / ONE_ALERT_IN) == 0 ? Severity.CRITICAL : Severity.WARNING
                : Severity.INFO;
        return new NewEvent(
                at,
                cluster,
                alert ? EventType.ALERT : EventType.STATUS,
                severity,
                number % ONE_OF_A_PERSON_IN == 0 ? EventSource.USER : EventSource.MONITOR,
                Optional.of("node" + random.nextInt(NODES)),
                Optional.of(guest),
                TITLES.get(random.nextInt(TITLES.size())).formatted(guest),
                "number " + number + ", " + WORDS.get(random.nextInt(WORDS.size())) + " "
                        + WORDS.get(random.nextInt(WORDS.size())) + " as expected",
                Optional.empty(),
                Optional.empty());
    }
}
