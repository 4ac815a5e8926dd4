package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.feed.Severity;
import dev.jarvis.memory.StateStore;
import dev.jarvis.memory.StoredState;
import dev.jarvis.memory.VitalsStore;
import dev.jarvis.monitor.ClusterStatus.Overall;
import dev.jarvis.settings.ClusterIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the state that screens get from what is stored. Works in the caller's transaction. Stateless. */
@Singleton
public final class StatusView {

    private static final double MILLIS = 1_000.0;

    private final StateStore states;
    private final VitalsStore vitals;
    private final IncidentStore incidents;
    private final JobRuns runs;
    private final ClusterIdentity identity;
    private final MonitorSettings settings;
    private final InstantSource clock;

    @Inject
    StatusView(
            StateStore states,
            VitalsStore vitals,
            IncidentStore incidents,
            JobRuns runs,
            ClusterIdentity identity,
            MonitorSettings settings,
            InstantSource clock) {
        this.states = states;
        this.vitals = vitals;
        this.incidents = incidents;
        this.runs = runs;
        this.identity = identity;
        this.settings = settings;
        this.clock = clock;
    }

    /** The current state of a cluster; empty before its first reading. */
    public Optional<ClusterStatus> current(Connection connection, String cluster) throws SQLException {
        var stored = states.current(connection, cluster);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        var ran = runs.all(connection, cluster);
        return Optional.of(view(
                cluster,
                stored.get(),
                vitals(connection, cluster, every(ran, ImportantTier.NAME, settings.importantEvery())),
                every(ran, CriticalTier.NAME, settings.criticalEvery()),
                incidents.open(connection, cluster),
                clock.instant()));
    }

    /** How often a tier runs, by its last run: another process, with another setting, may have made it. */
    private static Duration every(List<JobRun> ran, String tier, Duration otherwise) {
        return ran.stream()
                .filter(run -> run.tier().equals(tier))
                .map(JobRun::every)
                .findFirst()
                .orElse(otherwise);
    }

    /** What the nodes say of themselves, unless that is too old to be trusted. */
    private Map<String, NodeVitals> vitals(Connection connection, String cluster, Duration every) throws SQLException {
        return vitals.current(connection, cluster)
                .filter(stored -> !JobRun.isStale(stored.takenAt(), every, clock.instant()))
                .map(VitalsStore.Stored::nodes)
                .orElse(Map.of());
    }

    private ClusterStatus view(
            String cluster,
            StoredState stored,
            Map<String, NodeVitals> vitals,
            Duration every,
            List<Incident> open,
            Instant now) {
        var state = stored.state();
        boolean stale = JobRun.isStale(stored.takenAt(), every, now);
        return new ClusterStatus(
                cluster,
                state.name(),
                identity.isDemo(),
                stored.takenAt(),
                stale,
                every.toMillis() / MILLIS,
                stale ? Overall.UNKNOWN : overall(state, open),
                state.quorate(),
                state.nodes().stream()
                        .map(node ->
                                node.isOnline() ? node.withVitals(Optional.ofNullable(vitals.get(node.name()))) : node)
                        .toList(),
                state.guests(),
                state.storages());
    }

    /** The worst of what is open; what no incident speaks of yet counts by itself. */
    static Overall overall(ClusterState state, List<Incident> open) {
        var worst =
                open.stream().map(Incident::severity).max(Severity::compareTo).orElse(Severity.INFO);
        if (worst == Severity.CRITICAL
                || state.quorate().map(quorate -> !quorate).orElse(false)) {
            return Overall.CRITICAL;
        }
        boolean allOnline = state.nodes().stream().allMatch(node -> node.isOnline());
        return worst.compareTo(Severity.WARNING) >= 0 || !allOnline ? Overall.DEGRADED : Overall.NOMINAL;
    }
}
