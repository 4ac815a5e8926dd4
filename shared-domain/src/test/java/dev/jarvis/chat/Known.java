package dev.jarvis.chat;

import dev.jarvis.cluster.ClusterState;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts together what a context is made of, piece by piece. */
final class Known {

    static final Instant NOW = Instant.parse("2026-01-26T13:00:57.123Z");

    private Optional<ClusterStatus> status = Optional.empty();
    private final List<Headline> lastHour = new ArrayList<>();
    private final List<Headline> critical = new ArrayList<>();
    private final List<Headline> others = new ArrayList<>();
    private final List<AutonomyAction> actions = new ArrayList<>();
    private final List<Preference> preferences = new ArrayList<>();

    Known of(ClusterState state) {
        return of(state, false, false);
    }

    Known of(ClusterState state, boolean demo, boolean stale) {
        status = Optional.of(new ClusterStatus(
                "home",
                state.name(),
                demo,
                NOW.minusSeconds(stale ? 7_200 : 5),
                stale,
                10,
                stale ? Overall.UNKNOWN : Overall.DEGRADED,
                state.quorate(),
                state.nodes(),
                state.guests(),
                state.storages()));
        return this;
    }

    Known event(Headline event) {
        lastHour.add(event);
        return this;
    }

    Known unresolved(Headline event) {
        (event.severity() == Severity.CRITICAL ? critical : others).add(event);
        return this;
    }

    Known action(AutonomyAction action) {
        actions.add(action);
        return this;
    }

    Known preference(String key, String value) {
        preferences.add(new Preference(key, value, NOW));
        return this;
    }

    Knowledge now() {
        return new Knowledge(
                NOW,
                status,
                new Lately(
                        Excerpt.whole(
                                lastHour.stream().filter(Headline::resolved).toList()),
                        (int) lastHour.stream()
                                .filter(event -> !event.resolved())
                                .count()),
                new Unresolved(Excerpt.whole(critical), Excerpt.whole(others)),
                Excerpt.whole(actions),
                Excerpt.whole(preferences));
    }

    static Headline resolved(int minutesAgo, String title) {
        return headline(minutesAgo, Severity.INFO, "pve1", "pve1", title, true);
    }

    static Headline headline(
            int minutesAgo, Severity severity, String node, String target, String title, boolean resolved) {
        return new Headline(
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                severity,
                EventSource.MONITOR,
                Optional.of(node),
                Optional.of(target),
                title,
                "as it was seen",
                resolved);
    }

    static AutonomyAction action(int minutesAgo, String key) {
        return new AutonomyAction(
                1,
                NOW.minus(Duration.ofMinutes(minutesAgo)),
                "home",
                key,
                Optional.of(1L),
                "ct-restart",
                "CT_CRASHED",
                "restart_guest",
                Optional.of("{\"vmid\":101}"),
                AutonomyAction.Outcome.SUCCESS,
                Optional.empty(),
                Optional.of("running after 4 s"),
                3,
                Optional.of("pve1"),
                1,
                false,
                false);
    }
}
