package dev.jarvis.monitor;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.monitor.GuestStop.Cause;
import dev.jarvis.proxmox.GuestAddress;
import dev.jarvis.proxmox.ProxmoxClient;
import dev.jarvis.proxmox.ProxmoxException;
import dev.jarvis.proxmox.Task;
import dev.jarvis.proxmox.TaskFilter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What must be asked before a reading can be judged: the tasks of nodes where a guest stopped, the configuration of guests
 * whose stop nobody explains, and our own probe of nodes that the cluster calls offline. All in parallel; one that fails
 * hides no other. A pass where nothing happened asks nothing.
 */
final class Inquiry {

    /** A shutdown may have been asked for long before it succeeds, so tasks are listed from well before the stop. */
    private static final Duration LONGEST_SHUTDOWN = Duration.ofHours(1);

    private static final int MOST_TASKS = 500;

    /** A guest that the routine tier has not read yet may be asked about; half a cluster that stops may not. */
    private static final int MOST_CONFIGURATIONS = 5;

    private final ProxmoxClient client;
    private final NodeProbe probe;
    private final Supplier<Map<Integer, OnBoot.Known>> onBoot;
    private final ClusterState before;
    private final ClusterState now;
    private final List<String> missing = new ArrayList<>();
    private final AtomicInteger configurationsAsked = new AtomicInteger();

    /**
     * What may be asked about these two readings.
     *
     * @param onBoot reads what is known already of guests' configurations, which then are not asked for
     */
    Inquiry(
            ProxmoxClient client,
            NodeProbe probe,
            Supplier<Map<Integer, OnBoot.Known>> onBoot,
            ClusterState before,
            ClusterState now) {
        this.client = client;
        this.probe = probe;
        this.onBoot = onBoot;
        this.before = before;
        this.now = now;
    }

    /** What could not be asked, in words. */
    List<String> missing() {
        return missing;
    }

    /** For each node that is called offline and whose address is known, whether it answers us. */
    Map<String, Boolean> answering() {
        var offline = now.nodes().stream()
                .filter(node ->
                        node.status() == NodeStatus.OFFLINE && node.address().isPresent())
                .toList();
        var answers = new HashMap<String, Boolean>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new HashMap<String, Future<Boolean>>();
            for (Node node : offline) {
                asked.put(
                        node.name(),
                        threads.submit(() -> probe.answers(node.address().orElseThrow())));
            }
            asked.forEach((name, answer) -> outcome(name, answer).ifPresent(silent -> answers.put(name, silent)));
        }
        return answers;
    }

    /** Each suspect with what explains its stop. */
    List<GuestStop> stops(List<Suspect> suspects) {
        var stops = new ArrayList<GuestStop>();
        var others = new ArrayList<Suspect>();
        for (var suspect : suspects) {
            var node = suspect.before().node();
            var guest = now.guest(suspect.before().vmid());
            if (guest.isPresent() && now.hasRestarted(node, before)) {
                stops.add(new GuestStop(suspect.before(), guest.get(), new Cause.NodeRestarted(node)));
            } else {
                others.add(suspect);
            }
        }
        stops.addAll(asked(others));
        return stops;
    }

    private List<GuestStop> asked(List<Suspect> suspects) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var byNode = suspects.stream()
                    .collect(Collectors.groupingBy(suspect -> suspect.before().node()));
            var tasks = new HashMap<String, Future<List<Task>>>();
            byNode.forEach((node, own) -> tasks.put(node, threads.submit(tasksOf(node, own))));
            var answers = new HashMap<String, Optional<List<Task>>>();
            tasks.forEach((node, asked) -> answers.put(node, outcome("tasks of " + node, asked)));
            var starting = suspects.isEmpty() ? Map.<Integer, OnBoot.Known>of() : onBoot.get();
            var causes = new ArrayList<Future<Optional<GuestStop>>>();
            for (var suspect : suspects) {
                var answer = answers.getOrDefault(suspect.before().node(), Optional.empty());
                causes.add(threads.submit(() -> stop(suspect, answer, starting)));
            }
            return causes.stream()
                    .map(cause -> outcome("cause of a stop", cause).flatMap(found -> found))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Callable<List<Task>> tasksOf(String node, List<Suspect> suspects) {
        var earliest = suspects.stream()
                .map(Suspect::lastSeenRunning)
                .min(Instant::compareTo)
                .orElseThrow();
        var recent = TaskFilter.latest(MOST_TASKS).since(earliest.minus(LONGEST_SHUTDOWN));
        var filter = suspects.size() == 1
                ? recent.of(new GuestId(suspects.getFirst().before().vmid()))
                : recent;
        return () -> client.tasks().of(new NodeName(node), filter);
    }

    private Optional<GuestStop> stop(Suspect suspect, Optional<List<Task>> tasks, Map<Integer, OnBoot.Known> starting) {
        return now.guest(suspect.before().vmid()).map(guest -> {
            if (tasks.isEmpty()) {
                var why = "the tasks of " + suspect.before().node() + " could not be read";
                return new GuestStop(suspect.before(), guest, new Cause.NotKnownYet(why));
            }
            Optional<Cause> meant = StopCauses.explain(suspect.before(), guest, suspect.lastSeenRunning(), tasks.get())
                    .map(cause -> cause);
            return new GuestStop(
                    suspect.before(),
                    guest,
                    meant.orElseGet(() -> new Cause.Unexplained(startsWithItsNode(guest, starting))));
        });
    }

    private Optional<Boolean> startsWithItsNode(Guest guest, Map<Integer, OnBoot.Known> starting) {
        var known = starting.get(guest.vmid());
        if (known != null) {
            return Optional.of(known.onBoot());
        }
        if (configurationsAsked.incrementAndGet() > MOST_CONFIGURATIONS) {
            return Optional.empty();
        }
        try {
            var address = new GuestAddress(new NodeName(guest.node()), guest.type(), new GuestId(guest.vmid()));
            return Optional.of(client.guests().config(address).onBoot());
        } catch (ProxmoxException refused) {
            note("configuration of " + guest.label(), refused.error().text());
            return Optional.empty();
        }
    }

    private <T> Optional<T> outcome(String what, Future<T> asked) {
        try {
            return Optional.of(asked.get());
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            note(
                    what,
                    cause instanceof ProxmoxException refused ? refused.error().text() : String.valueOf(cause));
            return Optional.empty();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            note(what, "the pass was ended");
            return Optional.empty();
        }
    }

    private synchronized void note(String what, String why) {
        missing.add(what + ": " + why);
    }
}
