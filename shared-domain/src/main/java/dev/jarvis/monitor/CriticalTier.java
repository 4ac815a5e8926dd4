package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.database.JsonColumn;
import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.memory.Samples;
import dev.jarvis.memory.Sections;
import dev.jarvis.memory.StateStore;
import dev.jarvis.memory.StoredState;
import dev.jarvis.memory.VitalsStore;
import dev.jarvis.monitor.GuestStop.Cause;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The quickest tier: two calls that tell of every node and guest, and more only where something stopped. Writes the state
 * and what changed. The first pass of all fills the state and reports nothing.
 */
@Singleton
@Order(0)
public final class CriticalTier implements Tier {

    static final String NAME = "critical";

    /** The section that holds the counters of this pass for the next. */
    private static final String COUNTERS = "network";

    private static final String STOP = "stop:";

    private final Provider<ProxmoxClient> clients;
    private final NodeProbe probe;
    private final OnBoot onBoot;
    private final Transactions transactions;
    private final StateStore states;
    private final VitalsStore vitals;
    private final Sections sections;
    private final Samples samples;
    private final DetectorState detector;
    private final IncidentStore incidents;
    private final Reporter reporter;
    private final JsonColumn json;
    private final ClusterIdentity cluster;
    private final MonitorSettings settings;
    private final InstantSource clock;

    @Inject
    CriticalTier(
            Provider<ProxmoxClient> clients,
            NodeProbe probe,
            OnBoot onBoot,
            Transactions transactions,
            StateStore states,
            VitalsStore vitals,
            Sections sections,
            Samples samples,
            DetectorState detector,
            IncidentStore incidents,
            Reporter reporter,
            JsonColumn json,
            ClusterIdentity cluster,
            MonitorSettings settings,
            InstantSource clock) {
        this.clients = clients;
        this.probe = probe;
        this.onBoot = onBoot;
        this.transactions = transactions;
        this.states = states;
        this.vitals = vitals;
        this.sections = sections;
        this.samples = samples;
        this.detector = detector;
        this.incidents = incidents;
        this.reporter = reporter;
        this.json = json;
        this.cluster = cluster;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return settings.criticalEvery();
    }

    private record Known(
            Optional<StoredState> state,
            NetworkCounters counters,
            Map<String, String> remembered,
            List<Incident> open) {}

    @Override
    public Look look() {
        var client = clients.get();
        long callsBefore = client.callCount();
        try {
            return look(client, callsBefore);
        } catch (ProxmoxException unreadable) {
            return Look.failed(unreadable.error(), client.callCount() - callsBefore);
        }
    }

    private Look look(ProxmoxClient client, long callsBefore) {
        var known = transactions.read(connection -> new Known(
                states.current(connection, cluster.id()),
                counters(connection),
                detector.load(connection, cluster.id()),
                incidents.open(connection, cluster.id())));
        var membership = client.cluster().membership();
        var resources = client.cluster().resources();
        var takenAt = Times.cut(clock.instant());
        var assembly = new StateAssembly(
                resources, membership, known.state().map(StoredState::state), known.counters(), takenAt);
        var now = assembly.state();
        var inquiry = new Inquiry(
                client,
                probe,
                () -> transactions.read(connection -> onBoot.load(connection, cluster.id())),
                known.state().map(StoredState::state).orElse(now),
                now);
        var decisions = known.state()
                .map(before -> decide(before, now, takenAt, known, inquiry))
                .orElseGet(Decisions::none);
        var missing = inquiry.missing();
        return new Look(
                missing.isEmpty() ? Outcome.DONE : Outcome.PARTIAL,
                missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing)),
                summary(now, known.state().isEmpty()),
                client.callCount() - callsBefore,
                connection -> write(connection, now, assembly.counters(), decisions, known.remembered()));
    }

    private record Decisions(List<Reporter.Decision> incidents, List<NewEvent> lines, Map<String, String> remembered) {

        static Decisions none() {
            return new Decisions(List.of(), List.of(), Map.of());
        }
    }

    private Decisions decide(StoredState before, ClusterState now, Instant takenAt, Known known, Inquiry inquiry) {
        var suspects = new ArrayList<>(Suspect.between(before.state(), before.takenAt(), now));
        suspects.addAll(undecided(known.remembered()));
        var stops = inquiry.stops(suspects);
        var reading = new Reading(
                takenAt, before.state(), now, inquiry.answering(), stops, Reporter.openTargets(known.open()));
        var judged = reporter.judge(reading, known.open(), known.remembered());
        var remembered = new HashMap<>(judged.remembered());
        for (int index = 0; index < suspects.size(); index++) {
            var suspect = suspects.get(index);
            boolean notKnown = stops.stream()
                    .anyMatch(stop ->
                            stop.before().equals(suspect.before()) && stop.cause() instanceof Cause.NotKnownYet);
            if (notKnown) {
                remembered.put(STOP + suspect.before().vmid(), json.write(suspect));
            }
        }
        return new Decisions(judged.decisions(), StateChanges.of(cluster.id(), reading), remembered);
    }

    private List<Suspect> undecided(Map<String, String> remembered) {
        return remembered.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(STOP))
                .map(entry -> json.read(entry.getValue(), Suspect.class))
                .toList();
    }

    private NetworkCounters counters(Connection connection) throws SQLException {
        return sections.find(connection, cluster.id(), COUNTERS)
                .map(section -> json.read(section.state(), NetworkCounters.class))
                .orElse(NetworkCounters.NONE);
    }

    private void write(
            Connection connection,
            ClusterState now,
            NetworkCounters counters,
            Decisions decisions,
            Map<String, String> before)
            throws SQLException {
        var takenAt = counters.takenAt();
        states.save(connection, cluster.id(), now, takenAt);
        sections.save(connection, cluster.id(), COUNTERS, json.write(counters), takenAt);
        detector.save(connection, cluster.id(), before, decisions.remembered(), takenAt);
        reporter.write(connection, decisions.incidents(), decisions.lines(), takenAt);
        samples.keep(connection, cluster.id(), withVitals(connection, now, takenAt), takenAt);
    }

    /** With what the nodes said of themselves lately: that is where their temperature stands. */
    private ClusterState withVitals(Connection connection, ClusterState state, Instant takenAt) throws SQLException {
        var known = vitals.current(connection, cluster.id())
                .filter(stored -> !JobRun.isStale(stored.takenAt(), settings.importantEvery(), takenAt))
                .map(VitalsStore.Stored::nodes)
                .orElse(Map.of());
        return new ClusterState(
                state.name(),
                state.quorate(),
                state.nodes().stream()
                        .map(node -> node.withVitals(Optional.ofNullable(known.get(node.name()))))
                        .toList(),
                state.guests(),
                state.storages());
    }

    private static String summary(ClusterState now, boolean first) {
        long online = now.nodes().stream().filter(node -> node.isOnline()).count();
        long running = now.guests().stream().filter(Guest::isRunning).count();
        return online + "/" + now.nodes().size() + " nodes online, " + running + "/"
                + now.guests().size() + " guests running"
                + (first ? " (first reading: nothing is reported yet)" : "");
    }
}
