package dev.jarvis.monitor;

import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.EventType;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Resolver;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.SnapshotStore;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns what the conditions find into incidents and lines of the feed: judges without writing, then writes what was
 * judged into the caller's transaction. Stateless.
 */
@Singleton
final class Reporter {

    private static final String SEEN = "seen:";

    private final ConditionRegistry conditions;
    private final IncidentStore incidents;
    private final EventStore events;
    private final SnapshotStore snapshots;
    private final JsonMapper json;
    private final ClusterIdentity cluster;

    @Inject
    Reporter(
            ConditionRegistry conditions,
            IncidentStore incidents,
            EventStore events,
            SnapshotStore snapshots,
            JsonMapper json,
            ClusterIdentity cluster) {
        this.conditions = conditions;
        this.incidents = incidents;
        this.events = events;
        this.snapshots = snapshots;
        this.json = json;
        this.cluster = cluster;
    }

    /** What becomes of one condition at one target. */
    record Decision(String condition, Transition transition) {}

    /** All decisions of a reading, and which findings wait for the next one. */
    record Judged(List<Decision> decisions, Map<String, String> remembered) {}

    static Map<String, Set<String>> openTargets(List<Incident> open) {
        return open.stream()
                .collect(Collectors.groupingBy(
                        Incident::condition, Collectors.mapping(Incident::target, Collectors.toSet())));
    }

    Judged judge(Reading reading, List<Incident> open, Map<String, String> remembered) {
        var decisions = new ArrayList<Decision>();
        var waiting = new HashMap<String, String>();
        var openByKey = open.stream().collect(Collectors.toMap(Incident::key, Function.identity()));
        for (var condition : conditions.all()) {
            var findings = condition.judge(reading).stream()
                    .collect(Collectors.toMap(Finding::target, Function.identity(), Reporter::worse));
            var targets = new TreeSet<>(findings.keySet());
            targets.addAll(reading.openTargetsOf(condition));
            for (var target : targets) {
                var key = Incident.keyOf(condition.name(), target);
                var transition = Lifecycle.decide(
                        Optional.ofNullable(openByKey.get(key)),
                        Optional.ofNullable(findings.get(target)),
                        remembered.containsKey(SEEN + key));
                if (transition instanceof Transition.Wait) {
                    waiting.put(SEEN + key, reading.takenAt().toString());
                }
                decisions.add(new Decision(condition.name(), transition));
            }
        }
        return new Judged(decisions, waiting);
    }

    /** Where an incident opens, the state that is stored by now is kept as a snapshot. */
    void write(Connection connection, List<Decision> decisions, List<NewEvent> lines, Instant now) throws SQLException {
        for (var line : lines) {
            events.append(connection, line);
        }
        for (var decision : decisions) {
            switch (decision.transition()) {
                case Transition.Open open -> {
                    long id = incidents.open(connection, cluster.id(), decision.condition(), open.finding(), now);
                    events.append(connection, alert(open.finding(), id, now));
                }
                case Transition.Worsen worsen -> {
                    incidents.worsen(connection, worsen.incident(), worsen.finding(), now);
                    events.append(
                            connection,
                            alert(worsen.finding(), worsen.incident().id(), now));
                }
                case Transition.Close close -> close(connection, close.incident(), now);
                case Transition.Wait _, Transition.Quiet _ -> {}
            }
        }
        if (decisions.stream().anyMatch(decision -> decision.transition() instanceof Transition.Open)) {
            snapshots.save(connection, cluster.id());
        }
    }

    private void close(Connection connection, Incident incident, Instant now) throws SQLException {
        incidents.close(connection, incident, now);
        events.resolveOf(connection, incident.id(), Resolver.JARVIS, now);
        var lasted = Duration.between(incident.openedAt(), now).toSeconds();
        events.append(
                connection,
                NewEvent.status(
                                now,
                                cluster.id(),
                                Severity.INFO,
                                "Resolved: " + incident.title(),
                                incident.condition() + " at " + incident.target() + " ended after " + words(lasted))
                        .about(incident.node(), incident.target())
                        .of(incident.id()));
    }

    private NewEvent alert(Finding.Holds finding, long incident, Instant now) {
        return NewEvent.status(now, cluster.id(), finding.severity(), finding.title(), finding.message())
                .as(EventType.ALERT)
                .about(finding.node(), finding.target())
                .with(evidence(finding))
                .of(incident);
    }

    private JsonNode evidence(Finding.Holds finding) {
        try {
            return json.writeValueToTree(finding.evidence());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static Finding worse(Finding one, Finding other) {
        if (one instanceof Finding.Holds first && other instanceof Finding.Holds second) {
            return first.severity().compareTo(second.severity()) >= 0 ? first : second;
        }
        return one instanceof Finding.Holds ? one : other;
    }

    private static String words(long seconds) {
        long minute = Duration.ofMinutes(1).toSeconds();
        return seconds < minute ? seconds + " s" : seconds / minute + " min " + seconds % minute + " s";
    }
}
