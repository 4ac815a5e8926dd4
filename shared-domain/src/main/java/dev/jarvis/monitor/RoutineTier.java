package dev.jarvis.monitor;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.database.Times;
import dev.jarvis.database.Transactions;
import dev.jarvis.memory.StateStore;
import dev.jarvis.memory.StoredState;
import dev.jarvis.monitor.JobRun.Outcome;
import dev.jarvis.proxmox.GuestAddress;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The third tier: learns which guests are meant to run after their node started, so that the critical tier need not ask
 * when one of them stops. A pass reads a bounded number of configurations, those that are known least first.
 */
@Singleton
@Order(2)
public final class RoutineTier implements Tier {

    static final String NAME = "routine";

    private static final int MOST_A_PASS = 100;

    /** pveproxy has three workers for everybody; there is no hurry. */
    private static final int AT_ONCE = 8;

    private static final Duration KNOWN_FOR = Duration.ofMinutes(30);

    private final Provider<ProxmoxClient> clients;
    private final Transactions transactions;
    private final StateStore states;
    private final OnBoot onBoot;
    private final ClusterIdentity cluster;
    private final MonitorSettings settings;
    private final InstantSource clock;

    @Inject
    RoutineTier(
            Provider<ProxmoxClient> clients,
            Transactions transactions,
            StateStore states,
            OnBoot onBoot,
            ClusterIdentity cluster,
            MonitorSettings settings,
            InstantSource clock) {
        this.clients = clients;
        this.transactions = transactions;
        this.states = states;
        this.onBoot = onBoot;
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
        return settings.routineEvery();
    }

    private record Known(List<Guest> guests, List<String> online, Map<Integer, OnBoot.Known> onBoot) {}

    @Override
    public Look look() {
        var client = clients.get();
        long callsBefore = client.callCount();
        var now = Times.cut(clock.instant());
        var known = transactions.read(connection -> {
            var state = states.current(connection, cluster.id()).map(StoredState::state);
            return new Known(
                    state.map(read -> read.guests()).orElse(List.of()),
                    state.map(read -> read.nodes().stream()
                                    .filter(node -> node.isOnline())
                                    .map(node -> node.name())
                                    .toList())
                            .orElse(List.of()),
                    onBoot.load(connection, cluster.id()));
        });
        var asked = due(known, now);
        var gathered = Gathering.of(
                asked,
                Guest::label,
                guest -> Map.entry(
                        guest.vmid(), client.guests().config(addressOf(guest)).onBoot()),
                AT_ONCE);
        long calls = client.callCount() - callsBefore;
        if (gathered.found().isEmpty() && !asked.isEmpty()) {
            return gathered.failed("guests", calls);
        }
        var after = new TreeMap<>(known.onBoot());
        after.keySet().removeIf(vmid -> known.guests().stream().noneMatch(guest -> guest.vmid() == vmid));
        gathered.found().values().forEach(read -> after.put(read.getKey(), new OnBoot.Known(read.getValue(), now)));
        return new Look(
                gathered.missing().isEmpty() ? Outcome.DONE : Outcome.PARTIAL,
                gathered.missingInWords(),
                gathered.found().size() + " of " + known.guests().size() + " guests' configurations read",
                calls,
                connection -> onBoot.save(connection, cluster.id(), after, now));
    }

    /** The guests on nodes that answer whose configuration was never read, or long ago, the longest ago first. */
    private static List<Guest> due(Known known, Instant now) {
        return known.guests().stream()
                .filter(guest -> known.online().contains(guest.node()))
                .filter(guest -> !readAt(known, guest).plus(KNOWN_FOR).isAfter(now))
                .sorted(Comparator.comparing(guest -> readAt(known, guest)))
                .limit(MOST_A_PASS)
                .toList();
    }

    private static GuestAddress addressOf(Guest guest) {
        return new GuestAddress(new NodeName(guest.node()), guest.type(), new GuestId(guest.vmid()));
    }

    private static Instant readAt(Known known, Guest guest) {
        var earlier = known.onBoot().get(guest.vmid());
        return earlier == null ? Instant.EPOCH : earlier.readAt();
    }
}
