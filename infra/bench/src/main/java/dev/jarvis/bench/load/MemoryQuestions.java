package dev.jarvis.bench.load;

import dev.jarvis.chat.ContextBuilder;
import dev.jarvis.chat.ModelKind;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventFilter;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.SearchText;
import dev.jarvis.feed.Severity;
import dev.jarvis.settings.ClusterIdentity;
import dev.jarvis.settings.Launch;
import dev.jarvis.settings.Settings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Asks the database at {@code DB_PATH}, which {@link MemoryFiller} has filled, {@code --rounds} times each question that
 * screens and models ask, in turn, and says of each {@code asked NAME NANOS ROWS}.
 */
public final class MemoryQuestions {

    private static final int PAGE = 50;
    private static final int NODES = 32;

    /** One question; answers how many rows it was told. */
    private interface Question {
        int ask();
    }

    private MemoryQuestions() {}

    public static void main(String[] words) {
        var options = Options.of(Arrays.asList(words), Set.of("--rounds", "--seed"), Set.of());
        var random = new Random(options.whole("--seed").orElse(0L));
        try (var context = Launch.start(Settings.of(System.getenv(), System.getProperties()), Map.of())) {
            var transactions = context.getBean(Transactions.class);
            var events = context.getBean(EventStore.class);
            var contexts = context.getBean(ContextBuilder.class);
            var clock = context.getBean(InstantSource.class);
            var cluster = context.getBean(ClusterIdentity.class).id();
            var newest = EventFilter.newest(PAGE);
            Map<String, Question> questions = new LinkedHashMap<>();
            questions.put("recent", () -> found(transactions, events, cluster, newest));
            questions.put(
                    "node-and-severity",
                    () -> found(
                            transactions,
                            events,
                            cluster,
                            newest.on("node" + random.nextInt(NODES)).at(Severity.CRITICAL)));
            questions.put(
                    "type-since",
                    () -> found(
                            transactions,
                            events,
                            cluster,
                            newest.of(EventType.ALERT)
                                    .since(clock.instant().minus(Duration.ofDays(1 + random.nextInt(70))))));
            questions.put(
                    "severities",
                    () -> found(transactions, events, cluster, newest.at(Set.of(Severity.ERROR, Severity.CRITICAL))));
            questions.put("source", () -> found(transactions, events, cluster, newest.from(EventSource.USER)));
            questions.put(
                    "until",
                    () -> found(
                            transactions,
                            events,
                            cluster,
                            newest.until(clock.instant().minus(Duration.ofMinutes(1 + random.nextInt(70 * 24 * 60))))));
            questions.put("unresolved", () -> found(transactions, events, cluster, newest.unresolved()));
            questions.put(
                    "words",
                    () -> found(
                            transactions,
                            events,
                            cluster,
                            newest.saying(SearchText.of("guest-" + random.nextInt(2_000) + " quorum"))));
            questions.put(
                    "common-words",
                    () -> found(transactions, events, cluster, newest.saying(SearchText.of("storage expected"))));
            questions.put(
                    "words-of-source",
                    () -> found(
                            transactions,
                            events,
                            cluster,
                            newest.from(EventSource.USER).saying(SearchText.of("storage"))));
            questions.put(
                    "beginning", () -> found(transactions, events, cluster, newest.saying(SearchText.of("certif"))));
            questions.put(
                    "context", () -> contexts.build(cluster, ModelKind.CLAUDE).tokens());
            questions.put(
                    "by-id",
                    () -> transactions
                            .read(connection -> events.byId(connection, 1 + random.nextInt(1_000)))
                            .map(_ -> 1)
                            .orElse(0));
            for (int round = 0; round < options.count("--rounds", 100); round++) {
                questions.forEach(MemoryQuestions::ask);
            }
        }
    }

    private static int found(Transactions transactions, EventStore events, String cluster, EventFilter filter) {
        return transactions
                .read(connection -> events.find(connection, cluster, filter))
                .size();
    }

    private static void ask(String name, Question question) {
        long asked = System.nanoTime();
        int rows = question.ask();
        System.out.println("asked " + name + " " + (System.nanoTime() - asked) + " " + rows);
    }
}
