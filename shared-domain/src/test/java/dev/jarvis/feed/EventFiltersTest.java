package dev.jarvis.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked of the events, the answer is what looking at each of them one by one would give. */
class EventFiltersTest {

    private static final List<String> CLUSTERS = List.of("home", "my-lab", "my-lab-2");
    private static final List<String> NODES = List.of("pve", "pve-1", "pve-1-b", "!!");
    private static final List<String> WORDS =
            List.of("backup", "backups", "Back", "plex", "pve", "home", "critical", "0", "alert", "x1", "x12");
    private static final int EVENTS = 600;
    private static final int FILTERS = 1_500;
    private static final int SEARCHES = 200;

    private final TestDatabase database;
    private final EventStore events = new EventStore(TestDatabase.json());
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<String> clusters = random.nextBoolean() ? CLUSTERS : List.of("home");

    EventFiltersTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyFilter_findsWhatLookingAtEachEventWouldFind() {
        var all = write();
        for (int count = 0; count < FILTERS; count++) {
            var cluster = pick(clusters);
            var filter = filter(all);
            assertEquals(
                    expected(all, cluster, filter),
                    ids(database.transactions().read(connection -> events.find(connection, cluster, filter))),
                    () -> "seed " + seed + ", " + cluster + ", " + filter);
        }
    }

    /** All pages of a search look as the first one did: else what lies between two of its events would be on none. */
    @Test
    void pages_joined_areAllThatTheFirstOneBegins() {
        var all = write();
        for (int count = 0; count < SEARCHES; count++) {
            var cluster = pick(clusters);
            var filter = filter(all);
            var first = page(cluster, filter);
            var found = new ArrayList<>(ids(first.events()));
            var typed = filter.words().map(EventFiltersTest::typed);
            boolean begun = first.next()
                    .flatMap(EventCursor::reach)
                    .filter(SearchText.Reach.BEGINNINGS::equals)
                    .isPresent();
            for (var next = first.next(); next.isPresent(); ) {
                var page = page(cluster, after(filter, next.get()));
                found.addAll(ids(page.events()));
                next = page.next();
            }
            if (first.next().isPresent()) {
                assertEquals(
                        newest(
                                all,
                                cluster,
                                filter,
                                event -> typed.isEmpty() || says(event, typed.get(), begun),
                                EVENTS),
                        found,
                        () -> "seed " + seed + ", " + cluster + ", " + filter);
            }
        }
    }

    private EventStore.Page page(String cluster, EventFilter filter) {
        return database.transactions().read(connection -> events.page(connection, cluster, filter));
    }

    private static EventFilter after(EventFilter filter, EventCursor cursor) {
        var below = filter.before(cursor.before());
        return below.words()
                .map(words -> below.saying(words.reaching(cursor.reach())))
                .orElse(below);
    }

    private record Written(long id, NewEvent event, boolean unresolved) {}

    private List<Written> write() {
        var all = new ArrayList<Written>();
        database.transactions().run(connection -> {
            try (var insert = connection.createStatement()) {
                insert.execute("""
                        INSERT INTO incidents (id, cluster, key, condition, severity, target, title, message, state,
                                               opened_at, updated_at, evidence)
                        VALUES (7, 'home', 'X:7', 'X', 'error', '7', 't', 'm', 'open', 'o', 'u', '{}')
                        """);
            }
            var time = TestClock.START;
            for (int count = 0; count < EVENTS; count++) {
                // Times mostly rise, as ids do, but a clock may be set and a writer may wait for its turn.
                time = time.plusSeconds(random.nextInt(1_000))
                        .minusSeconds(random.nextInt(10) == 0 ? random.nextInt(20_000) : 0);
                var event = event(time);
                long id = events.append(connection, event);
                boolean unresolved = event.type() == EventType.ALERT && random.nextInt(3) > 0;
                if (event.type() == EventType.ALERT && !unresolved) {
                    events.resolve(connection, event.cluster(), id, Resolver.USER, time);
                }
                all.add(new Written(id, event, unresolved));
            }
        });
        return all;
    }

    private NewEvent event(Instant time) {
        return new NewEvent(
                time,
                pick(clusters),
                pick(List.of(EventType.values())),
                pick(List.of(Severity.values())),
                random.nextInt(3) > 0 ? EventSource.MONITOR : pick(List.of(EventSource.values())),
                random.nextBoolean() ? Optional.of(pick(NODES)) : Optional.empty(),
                random.nextBoolean() ? Optional.of(pick(WORDS)) : Optional.empty(),
                pick(WORDS) + ", " + pick(WORDS),
                pick(WORDS),
                Optional.empty(),
                random.nextInt(5) == 0 ? Optional.of(7L) : Optional.empty());
    }

    private EventFilter filter(List<Written> all) {
        var filter = EventFilter.newest(1 + random.nextInt(random.nextBoolean() ? 5 : 200));
        if (random.nextInt(3) == 0) {
            filter = filter.of(pick(List.of(EventType.values())));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.at(Stream.generate(() -> pick(List.of(Severity.values())))
                    .limit(1 + random.nextInt(3))
                    .collect(Collectors.toSet()));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.from(pick(List.of(EventSource.values())));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.on(pick(NODES));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.since(pick(all).event().timestamp().plusSeconds(random.nextInt(3) - 1));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.until(pick(all).event().timestamp().plusSeconds(random.nextInt(3) - 1));
        }
        if (random.nextInt(3) == 0) {
            filter = filter.before(pick(all).id());
        }
        if (random.nextInt(4) == 0) {
            filter = filter.unresolved();
        }
        if (random.nextInt(3) == 0) {
            filter = filter.saying(SearchText.of(words()));
        }
        return random.nextInt(5) > 0 ? filter : filter.about(random.nextInt(4) == 0 ? 8 : 7);
    }

    private String words() {
        return switch (random.nextInt(6)) {
            case 0 -> pick(WORDS) + " " + pick(WORDS);
            case 1 -> "ba";
            case 2 -> "b";
            case 3 -> "?!";
            default -> pick(WORDS);
        };
    }

    private static List<Long> expected(List<Written> all, String cluster, EventFilter filter) {
        if (filter.words().isEmpty()) {
            return newest(all, cluster, filter, _ -> true);
        }
        var typed = typed(filter.words().get());
        if (typed.isEmpty()) {
            return List.of();
        }
        var whole = newest(all, cluster, filter, event -> says(event, typed, false));
        return whole.size() == filter.limit() || typed.getLast().length() < SearchText.SHORTEST_BEGINNING
                ? whole
                : newest(all, cluster, filter, event -> says(event, typed, true));
    }

    private static List<Long> newest(List<Written> all, String cluster, EventFilter filter, Predicate<NewEvent> says) {
        return newest(all, cluster, filter, says, filter.limit());
    }

    private static List<Long> newest(
            List<Written> all, String cluster, EventFilter filter, Predicate<NewEvent> says, int limit) {
        return all.stream()
                .filter(written -> written.event().cluster().equals(cluster))
                .filter(written -> filter.type().isEmpty()
                        || filter.type().get() == written.event().type())
                .filter(written -> filter.severities().isEmpty()
                        || filter.severities().contains(written.event().severity()))
                .filter(written -> filter.source().isEmpty()
                        || filter.source().get() == written.event().source())
                .filter(written -> filter.node().isEmpty()
                        || filter.node().equals(written.event().node()))
                .filter(written -> filter.incident().isEmpty()
                        || filter.incident().equals(written.event().incidentId()))
                .filter(written -> filter.since().isEmpty()
                        || !written.event().timestamp().isBefore(filter.since().get()))
                .filter(written -> filter.until().isEmpty()
                        || !written.event().timestamp().isAfter(filter.until().get()))
                .filter(written -> filter.before().isEmpty()
                        || written.id() < filter.before().get())
                .filter(written -> !filter.unresolvedOnly() || written.unresolved())
                .filter(written -> says.test(written.event()))
                .map(Written::id)
                .sorted(Comparator.reverseOrder())
                .limit(limit)
                .toList();
    }

    /** What was typed, as an expression over one column shows it. */
    private static List<String> typed(SearchText words) {
        return words.isEmpty()
                ? List.of()
                : Stream.of(words.expression(List.of("c"), Map.of(), Map.of(), LastWord.WHOLE)
                                .replaceAll("^\\{c} : \\(|\\)$", "")
                                .split(" AND ", -1))
                        .map(quoted -> quoted.substring(1, quoted.length() - 1).toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static boolean says(NewEvent event, List<String> typed, boolean lastMayGoOn) {
        var said = Set.copyOf(List.of((event.title() + " " + event.message() + " "
                        + event.node().orElse("") + " " + event.target().orElse(""))
                .toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+", -1)));
        return typed.subList(0, typed.size() - 1).stream().allMatch(said::contains)
                && (lastMayGoOn
                        ? said.stream().anyMatch(word -> word.startsWith(typed.getLast()))
                        : said.contains(typed.getLast()));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<Long> ids(List<Event> found) {
        return found.stream().map(Event::id).toList();
    }
}
