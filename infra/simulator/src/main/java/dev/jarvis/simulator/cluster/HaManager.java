package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.ha.HaRequest;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.ha.HaState;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Keeps guests as somebody wants them: starts what died, stops what should stop, and takes the guests of a dead node to
 * another one after it must have fenced itself. Simplified from Proxmox's managers: it decides some seconds after each
 * event, goes round only while something is not yet as it should be, and knows no rules. Guarded by the cluster's lock.
 */
public final class HaManager {

    /** Until a request reaches the guest: a round of the manager and one of the node. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    /** From one round to the next while something cannot be done yet or has to be looked at again. */
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

    /** Until a node that does not answer is taken for fenced, and until its guests go elsewhere after that. */
    private static final Duration FENCE = Duration.ofSeconds(60);

    /** What work that died with its node may leave behind, and what does not hinder a recovery (HA/Manager.pm). */
    private static final List<String> REMOVABLE_LOCKS = List.of(
            "backup",
            "mounted",
            "migrate",
            "clone",
            "rollback",
            "snapshot",
            "snapshot-delete",
            "suspending",
            "suspended");

    private final Cluster cluster;
    private final Map<Integer, HaResource> resources = new TreeMap<>();
    private final Set<HaResource> unfinished = new LinkedHashSet<>();
    private final Map<HaResource, Task> attempts = new HashMap<>();

    HaManager(Cluster cluster) {
        this.cluster = cluster;
    }

    /** All guests that are kept. */
    public Collection<HaResource> all() {
        return resources.values();
    }

    /** The one with this id, if it is kept. */
    public Optional<HaResource> of(int vmid) {
        return Optional.ofNullable(resources.get(vmid));
    }

    /** Keeps a guest from now on as it is. */
    public HaResource add(Guest guest) {
        int vmid = guest.spec().vmid();
        String type = guest.spec().type() == GuestType.QEMU ? "vm:" : "ct:";
        HaResource resource = new HaResource(type + vmid, vmid);
        resource.request(guest.running() ? HaRequest.STARTED : HaRequest.STOPPED);
        resource.state(guest.running() ? HaState.STARTED : HaState.STOPPED);
        resources.put(vmid, resource);
        return resource;
    }

    /** Leaves a guest alone from now on. */
    public void remove(int vmid) {
        Optional.ofNullable(resources.remove(vmid)).ifPresent(attempts::remove);
    }

    /** Somebody wants something else; it is done some seconds later. */
    public void request(HaResource resource, HaRequest wanted) {
        resource.request(wanted);
        resource.failedStarts(0);
        // Only switching it off brings a guest out of its error.
        if (resource.state() == HaState.ERROR && wanted == HaRequest.DISABLED) {
            resource.state(HaState.DISABLED);
        }
        later(resource);
    }

    /** Somebody wants it on another node. */
    public void move(HaResource resource, String target, boolean relocate) {
        resource.state(relocate ? HaState.RELOCATE : HaState.MIGRATE);
        cluster.in(
                ROUND,
                () -> cluster.guest(resource.vmid()).ifPresent(guest -> {
                    cluster.migrations().perform(guest, target, guest.running() && !relocate, TaskOwner.SYSTEM);
                    cluster.in(ROUND.multipliedBy(4), () -> act(resource));
                }));
    }

    /** A guest died without being asked to. */
    void died(Guest guest) {
        of(guest.spec().vmid()).ifPresent(this::later);
    }

    /** A node no longer answers: first it is waited for, then its guests go elsewhere. */
    void lost(Node node) {
        cluster.in(FENCE, () -> resourcesOn(node).forEach(this::act));
    }

    /** A node is back, with power or on the network. */
    void returned(Node node) {
        resourcesOn(node).forEach(this::later);
    }

    private List<HaResource> resourcesOn(Node node) {
        return resources.values().stream()
                .filter(resource -> cluster.guest(resource.vmid())
                        .filter(guest -> guest.spec().node().equals(node.name()))
                        .isPresent())
                .toList();
    }

    private void later(HaResource resource) {
        cluster.in(ROUND, () -> act(resource));
    }

    private void inNextRound(HaResource resource) {
        if (unfinished.isEmpty()) {
            cluster.in(BETWEEN_ROUNDS, () -> {
                List<HaResource> due = List.copyOf(unfinished);
                unfinished.clear();
                due.forEach(this::act);
            });
        }
        unfinished.add(resource);
    }

    private void act(HaResource resource) {
        Optional<Guest> found = cluster.guest(resource.vmid());
        boolean kept = of(resource.vmid()).filter(resource::equals).isPresent();
        if (!kept || found.isEmpty() || resource.state() == HaState.ERROR) {
            return;
        }
        Guest guest = found.get();
        Node node = cluster.node(guest.spec().node()).orElseThrow();
        if (!cluster.quorate() || waits(resource)) {
            inNextRound(resource);
        } else if (node.reachable()) {
            settle(resource, guest);
        } else if (resource.request() == HaRequest.STARTED) {
            miss(resource, guest, node);
        }
    }

    /** Whether something is under way with it, or has failed just now: what fails is tried again in the next round. */
    private boolean waits(HaResource resource) {
        Instant lately = cluster.now().minus(BETWEEN_ROUNDS);
        return Optional.ofNullable(attempts.get(resource))
                .filter(attempt -> attempt.end()
                        .map(end -> failed(end) && end.at().isAfter(lately))
                        .orElse(true))
                .isPresent();
    }

    private static boolean failed(Task.End end) {
        return !end.status().equals("OK");
    }

    private void miss(HaResource resource, Guest guest, Node away) {
        Duration missed = Duration.between(away.unreachableSince().orElseThrow(), cluster.now());
        Optional<Node> other = cluster.nodes().stream()
                .filter(Node::reachable)
                .min(Comparator.comparingInt(
                        node -> cluster.guestsOn(node.name()).size()));
        if (missed.compareTo(FENCE.multipliedBy(2)) >= 0 && other.isPresent()) {
            recover(resource, guest, other.get());
            return;
        }
        if (missed.compareTo(FENCE) >= 0) {
            resource.state(HaState.FENCE);
        }
        inNextRound(resource);
    }

    private void recover(HaResource resource, Guest guest, Node other) {
        // The node has switched itself off by its watchdog, or its guests would run twice.
        guest.end(cluster.now());
        REMOVABLE_LOCKS.forEach(guest::unlock);
        cluster.move(guest, other.name());
        resource.state(HaState.RECOVERY);
        resource.failedStarts(0);
        later(resource);
    }

    private void settle(HaResource resource, Guest guest) {
        Optional<Task> attempt = Optional.ofNullable(attempts.remove(resource));
        switch (resource.request()) {
            case STARTED -> {
                resource.state(HaState.STARTED);
                if (guest.running()) {
                    resource.failedStarts(0);
                } else {
                    start(resource, guest, attempt);
                }
            }
            case STOPPED, DISABLED -> {
                if (guest.running()) {
                    resource.state(HaState.REQUEST_STOP);
                    attempts.put(resource, cluster.guestPower().perform(guest, PowerAction.SHUTDOWN, TaskOwner.SYSTEM));
                    later(resource);
                } else {
                    resource.state(resource.request() == HaRequest.STOPPED ? HaState.STOPPED : HaState.DISABLED);
                }
            }
            case IGNORED -> resource.state(HaState.IGNORED);
        }
    }

    /** Tries it, unless it has failed as often as it may here and, since nodes do not differ, elsewhere. */
    private void start(HaResource resource, Guest guest, Optional<Task> attempt) {
        attempt.flatMap(Task::end)
                .map(end -> failed(end) ? resource.failedStarts() + 1 : 0)
                .ifPresent(resource::failedStarts);
        if (resource.failedStarts() > resource.maxRestart() + resource.maxRelocate()) {
            resource.state(HaState.ERROR);
            return;
        }
        attempts.put(resource, cluster.guestPower().perform(guest, PowerAction.START, TaskOwner.SYSTEM));
        inNextRound(resource);
    }
}
