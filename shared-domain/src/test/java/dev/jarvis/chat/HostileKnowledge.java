package dev.jarvis.chat;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.cluster.Storage;
import dev.jarvis.cluster.StorageStatus;
import dev.jarvis.feed.EventSource;
import dev.jarvis.feed.Excerpt;
import dev.jarvis.feed.Headline;
import dev.jarvis.feed.Headlines.Lately;
import dev.jarvis.feed.Headlines.Unresolved;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.AutonomyAction;
import dev.jarvis.memory.Preference;
import dev.jarvis.monitor.ClusterStatus;
import dev.jarvis.monitor.ClusterStatus.Overall;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a context is made of, where every text was chosen by somebody who wants to leave his fence. */
final class HostileKnowledge {

    private final Random random;

    /** A word in every text of a stranger: it must be seen nowhere but inside a fence. */
    private final String mark;

    private HostileKnowledge(Random random, String mark) {
        this.random = random;
        this.mark = mark;
    }

    static Knowledge of(int nodes, String mark, Random random) {
        return new HostileKnowledge(random, mark).knowledge(nodes);
    }

    private Knowledge knowledge(int nodes) {
        var criticals = headlines(random.nextInt(40), () -> Severity.CRITICAL, () -> false);
        var others = headlines(
                random.nextInt(40), () -> pick(List.of(Severity.INFO, Severity.WARNING, Severity.ERROR)), () -> false);
        return new Knowledge(
                Known.NOW,
                random.nextInt(20) == 0 ? Optional.empty() : Optional.of(status(nodes)),
                new Lately(
                        excerpt(headlines(random.nextInt(200), () -> pick(List.of(Severity.values())), () -> true)),
                        random.nextInt(1_000)),
                new Unresolved(excerpt(criticals), excerpt(others)),
                excerpt(several(random.nextInt(60), this::action)),
                excerpt(several(random.nextInt(30), () -> new Preference(text(), text(), Known.NOW))));
    }

    private <T> Excerpt<T> excerpt(List<T> items) {
        return random.nextBoolean()
                ? Excerpt.whole(items)
                : new Excerpt<>(items, items.size() + random.nextInt(10_000_000), random.nextBoolean());
    }

    private ClusterStatus status(int nodes) {
        var names = several(nodes, this::text);
        var state = new ClusterState(
                text(),
                random.nextBoolean() ? Optional.of(random.nextBoolean()) : Optional.empty(),
                names.stream().map(this::node).toList(),
                names.stream().flatMap(this::guests).toList(),
                names.stream().map(this::storage).toList());
        return new ClusterStatus(
                "home",
                state.name(),
                random.nextBoolean(),
                Known.NOW.minusSeconds(random.nextInt(1_000_000)),
                random.nextInt(4) == 0,
                10,
                pick(List.of(Overall.values())),
                state.quorate(),
                state.nodes(),
                state.guests(),
                state.storages());
    }

    private Node node(String name) {
        return new Node(
                name,
                random.nextInt(4) == 0 ? NodeStatus.OFFLINE : NodeStatus.ONLINE,
                Optional.of(text()),
                random.nextDouble(),
                random.nextInt(),
                random.nextLong(1L << 50),
                random.nextLong(1L << 50),
                random.nextLong(1L << 50),
                random.nextLong(1L << 50),
                started(),
                0,
                0,
                Optional.of(new NodeVitals(
                        Optional.of(random.nextInt(1_000) / 10.0),
                        random.nextLong(1L << 40),
                        random.nextLong(1L << 40),
                        Optional.of(random.nextInt(120)),
                        Optional.of(text()),
                        Optional.of(text()))));
    }

    private Stream<Guest> guests(String node) {
        return several(
                random.nextInt(6),
                () -> new Guest(
                        random.nextInt(100, 1_000_000_000),
                        text(),
                        random.nextBoolean() ? GuestType.QEMU : GuestType.LXC,
                        node,
                        pick(List.of(GuestStatus.values())),
                        random.nextDouble(),
                        random.nextInt(64),
                        random.nextLong(1L << 40),
                        random.nextLong(1L << 40),
                        random.nextLong(1L << 40),
                        random.nextLong(1L << 40),
                        started(),
                        0,
                        0,
                        several(random.nextInt(5), this::text),
                        random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                        random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                        random.nextBoolean()))
                .stream();
    }

    private Storage storage(String node) {
        return new Storage(
                text(),
                node,
                text(),
                random.nextBoolean(),
                pick(List.of(StorageStatus.values())),
                random.nextLong(1L << 50),
                random.nextLong(1L << 50));
    }

    private List<Headline> headlines(int count, Supplier<Severity> severity, Supplier<Boolean> resolved) {
        return several(
                count,
                () -> new Headline(
                        Known.NOW.minusSeconds(random.nextInt(-60, 100_000)),
                        severity.get(),
                        pick(List.of(EventSource.values())),
                        random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                        random.nextBoolean() ? Optional.of(text()) : Optional.empty(),
                        text(),
                        text(),
                        resolved.get()));
    }

    private AutonomyAction action() {
        return new AutonomyAction(
                1,
                Known.NOW.minus(Duration.ofMinutes(random.nextInt(3_000))),
                text(),
                text(),
                Optional.empty(),
                text(),
                text(),
                text(),
                Optional.of(text()),
                pick(List.of(AutonomyAction.Outcome.values())),
                Optional.of(text()),
                Optional.of(text()),
                random.nextInt(5),
                Optional.of(text()),
                random.nextInt(1_000),
                random.nextBoolean(),
                random.nextBoolean());
    }

    private Optional<Instant> started() {
        return random.nextBoolean()
                ? Optional.of(Known.NOW.minusSeconds(random.nextInt(-1_000, 100_000_000)))
                : Optional.empty();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String text() {
        return mark + HostileText.next(random) + mark;
    }

    private static <T> List<T> several(int count, Supplier<T> each) {
        return Stream.generate(each).limit(count).toList();
    }
}
