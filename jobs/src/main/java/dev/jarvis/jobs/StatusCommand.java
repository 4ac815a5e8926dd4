package dev.jarvis.jobs;

import dev.jarvis.cluster.Guest;
import dev.jarvis.database.Transactions;
import dev.jarvis.monitor.ClusterStatus;
import dev.jarvis.monitor.Incident;
import dev.jarvis.monitor.IncidentStore;
import dev.jarvis.monitor.StatusView;
import dev.jarvis.settings.ClusterIdentity;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the cluster as it was last read. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Shows nodes, guests and what is wrong, from the database.")
final class StatusCommand implements Callable<Integer> {

    private static final double PERCENT = 100.0;
    private static final long GIB = 1L << 30;

    private final Transactions transactions;
    private final StatusView view;
    private final IncidentStore incidents;
    private final ClusterIdentity cluster;
    private final InstantSource clock;
    private final JsonMapper json;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--json", description = "the state as JSON, as GET /api/cluster/status answers it")
    private boolean asJson;

    @Inject
    StatusCommand(
            Transactions transactions,
            StatusView view,
            IncidentStore incidents,
            ClusterIdentity cluster,
            InstantSource clock,
            JsonMapper json) {
        this.transactions = transactions;
        this.view = view;
        this.incidents = incidents;
        this.cluster = cluster;
        this.clock = clock;
        this.json = json;
    }

    private record Shown(Optional<ClusterStatus> status, List<Incident> open) {}

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var shown = transactions.read(connection ->
                new Shown(view.current(connection, cluster.id()), incidents.open(connection, cluster.id())));
        if (shown.status().isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("jarvis: the cluster \"" + cluster.id()
                            + "\" was not read yet: run jarvis up, or jarvis poll critical");
            return ExitCode.SOME_FAILED.number();
        }
        var status = shown.status().get();
        if (asJson) {
            out.println(json.writeValueAsString(status));
        } else {
            print(out, status, shown.open());
        }
        return ExitCode.DONE.number();
    }

    private void print(PrintWriter out, ClusterStatus status, List<Incident> open) {
        var age = Duration.between(status.asOf(), clock.instant()).toSeconds();
        out.printf(
                Locale.ROOT,
                "%s%s  %s  read %d s ago%s%n%n",
                status.name(),
                status.demo() ? " (DEMO CLUSTER)" : "",
                status.status().name(),
                age,
                status.stale() ? ", STALE: is the monitor running?" : "");
        out.printf("%-16s %-9s %6s %14s %14s%n", "NODE", "STATE", "CPU", "RAM", "DISK");
        for (var node : status.nodes()) {
            out.printf(
                    Locale.ROOT,
                    "%-16s %-9s %5.0f%% %14s %14s%n",
                    node.name(),
                    node.status().word(),
                    node.cpuFraction() * PERCENT,
                    share(node.memoryUsedBytes(), node.memoryBytes()),
                    share(node.diskUsedBytes(), node.diskBytes()));
        }
        out.printf("%n%-6s %-24s %-5s %-12s %-9s %6s %14s%n", "VMID", "GUEST", "TYPE", "NODE", "STATE", "CPU", "RAM");
        for (var guest : status.guests()) {
            print(out, guest);
        }
        out.printf("%n%s%n", open.isEmpty() ? "No open incidents." : open.size() + " open incident(s):");
        for (var incident : open) {
            out.printf("  %-8s %s: %s%n", incident.severity().word(), incident.title(), since(incident.openedAt()));
        }
    }

    private static void print(PrintWriter out, Guest guest) {
        out.printf(
                Locale.ROOT,
                "%-6d %-24s %-5s %-12s %-9s %5.0f%% %14s%n",
                guest.vmid(),
                guest.name(),
                guest.type().word(),
                guest.node(),
                guest.status().word(),
                guest.cpuFraction() * PERCENT,
                share(guest.memoryUsedBytes(), guest.memoryBytes()));
    }

    private static String share(long used, long total) {
        return total == 0 ? "-" : String.format(Locale.ROOT, "%.1f/%.1f GB", (double) used / GIB, (double) total / GIB);
    }

    private static String since(Instant time) {
        return "since " + time;
    }
}
