package dev.jarvis.chat;

import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.cluster.Storage;
import dev.jarvis.monitor.ClusterStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One line for each thing of a cluster. Figures that nobody knows are not shown. Pure.
 *
 * @param guestsByNode how many guests each node has, and how many of them run
 */
record StateLines(Instant now, Layout layout, Map<String, Count> guestsByNode) {

    /** Guests of a node. */
    record Count(int running, int all) {

        private Count plus(Count other) {
            return new Count(running + other.running, all + other.all);
        }
    }

    static StateLines of(ClusterStatus status, Instant now, Layout layout) {
        Function<Guest, Count> count = guest -> new Count(guest.isRunning() ? 1 : 0, 1);
        return new StateLines(
                now, layout, status.guests().stream().collect(Collectors.toMap(Guest::node, count, Count::plus)));
    }

    String cluster(String name) {
        return "cluster " + name(name);
    }

    /** {@code - pve1 online cpu 25% mem 50% disk 10% guests 5/6}. */
    String node(Node node) {
        var line = new StringBuilder("- ")
                .append(name(node.name()))
                .append(' ')
                .append(node.status().word());
        if (node.isOnline()) {
            cpu(line, node.cpuFraction(), node.cpus());
            part(line, "mem", node.memoryUsedBytes(), node.memoryBytes());
            part(line, "disk", node.diskUsedBytes(), node.diskBytes());
        }
        Optional.ofNullable(guestsByNode.get(node.name()))
                .ifPresent(count -> line.append(" guests ")
                        .append(count.running())
                        .append('/')
                        .append(count.all()));
        if (layout.full()) {
            node.vitals().ifPresent(vitals -> vitals(line, vitals));
            uptime(line, node.startedAt());
        }
        return line.toString();
    }

    private static void vitals(StringBuilder line, NodeVitals vitals) {
        vitals.loadAverage().ifPresent(load -> line.append(" load ").append(load));
        if (vitals.swapUsedBytes() > 0 && vitals.swapBytes() > 0) {
            line.append(" swap ").append(Shown.percent(vitals.swapUsedBytes(), vitals.swapBytes()));
        }
        vitals.temperatureCelsius()
                .ifPresent(celsius -> line.append(" temp ").append(celsius).append(" C"));
    }

    /** {@code - 101 plex container on pve1 running cpu 5% of 2 mem 45% of 4 GiB up 12 d}. */
    String guest(Guest guest) {
        var line = new StringBuilder("- ")
                .append(guest.vmid())
                .append(' ')
                .append(name(guest.name()))
                .append(guest.type() == GuestType.QEMU ? " VM" : " container")
                .append(guest.template() ? " template" : "")
                .append(" on ")
                .append(name(guest.node()))
                .append(' ')
                .append(guest.status().word());
        if (guest.isRunning()) {
            cpu(line, guest.cpuFraction(), guest.cpus());
            part(line, "mem", guest.memoryUsedBytes(), guest.memoryBytes());
            if (guest.diskUsedBytes() > 0) {
                part(line, "disk", guest.diskUsedBytes(), guest.diskBytes());
            }
            uptime(line, guest.startedAt());
        }
        guest.lock().ifPresent(lock -> line.append(" locked by ").append(name(lock)));
        guest.haState().ifPresent(state -> line.append(" HA ").append(name(state)));
        if (!guest.tags().isEmpty()) {
            line.append(" tags ").append(name(String.join(", ", guest.tags())));
        }
        return line.toString();
    }

    /** {@code - pve1/local dir available used 25% of 100 GiB}. */
    String storage(Storage storage) {
        var line = new StringBuilder("- ").append(name(storage.storage())).append(' ');
        line.append(name(storage.type()));
        if (storage.shared()) {
            line.append(" shared");
        } else {
            line.append(" on ").append(name(storage.node()));
        }
        line.append(' ').append(storage.status().word());
        part(line, "used", storage.usedBytes(), storage.totalBytes());
        return line.toString();
    }

    private String name(String name) {
        return DataText.name(name, layout.nameBytes());
    }

    private void cpu(StringBuilder line, double fraction, int cpus) {
        line.append(" cpu ").append(Shown.percent(fraction));
        if (layout.full() && cpus > 0) {
            line.append(" of ").append(cpus);
        }
    }

    private void part(StringBuilder line, String what, long used, long total) {
        if (total > 0) {
            line.append(' ').append(what).append(' ').append(Shown.percent(used, total));
            if (layout.full()) {
                line.append(" of ").append(Shown.bytes(total));
            }
        }
    }

    private void uptime(StringBuilder line, Optional<Instant> startedAt) {
        startedAt
                .filter(start -> start.isBefore(now))
                .ifPresent(start -> line.append(" up ").append(Shown.duration(Duration.between(start, now))));
    }
}
