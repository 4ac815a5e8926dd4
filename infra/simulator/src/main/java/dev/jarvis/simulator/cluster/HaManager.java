package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.ha.HaRequest;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.ha.HaState;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Keeps guests as somebody wants them: starts what died, stops what should stop, and takes the guests of a dead node to
 * another one after it must have fenced itself. Simplified from Proxmox's managers: it decides some seconds after each
 * event instead of in rounds, and knows no rules. Guarded by the cluster's lock.
 */
public final class HaManager {

    /** Until a request reaches the guest: a round of the manager and one of the node. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    /** Until a node that does not answer is taken for fenced, and until its guests go elsewhere after that. */
    private static final Duration FENCE = Duration.ofSeconds(60);

    private final Cluster cluster;
    private final Map<Integer, HaResource> resources = new TreeMap<>();

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
        resources.remove(vmid);
    }

    /** Somebody wants something else; it is done some seconds later. */
    public void request(HaResource resource, HaRequest wanted) {
        resource.request(wanted);
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
        cluster.in(FENCE, () -> onLost(node, resource -> resource.state(HaState.FENCE)));
        cluster.in(FENCE.multipliedBy(2), () -> onLost(node, resource -> recover(node, resource)));
    }

    /** A node is back with power. */
    void returned(Node node) {
        resources.values().stream().filter(resource -> isOn(node, resource)).forEach(this::later);
    }

    private void onLost(Node node, Consumer<HaResource> step) {
        if (!node.reachable() && cluster.quorate()) {
            resources.values().stream()
                    .filter(resource -> resource.request() == HaRequest.STARTED && isOn(node, resource))
                    .filter(resource -> resource.state() != HaState.ERROR)
                    .forEach(step);
        }
    }

    private void recover(Node dead, HaResource resource) {
        Optional<Node> other = cluster.nodes().stream()
                .filter(node -> node.reachable() && !node.equals(dead))
                .min(Comparator.comparingInt(
                        node -> cluster.guestsOn(node.name()).size()));
        Optional<Guest> guest = cluster.guest(resource.vmid());
        if (other.isPresent() && guest.isPresent()) {
            // The node has switched itself off by its watchdog, or its guests would run twice.
            guest.get().end(cluster.now());
            cluster.move(guest.get(), other.get().name());
            resource.state(HaState.RECOVERY);
            later(resource);
        }
    }

    private void later(HaResource resource) {
        cluster.in(ROUND, () -> act(resource));
    }

    private void act(HaResource resource) {
        Optional<Guest> found = cluster.guest(resource.vmid());
        boolean kept = of(resource.vmid()).filter(resource::equals).isPresent();
        if (!kept || found.isEmpty() || resource.state() == HaState.ERROR) {
            return;
        }
        Guest guest = found.get();
        boolean reachable =
                cluster.node(guest.spec().node()).map(Node::reachable).orElse(false);
        if (!reachable || !cluster.quorate()) {
            return;
        }
        switch (resource.request()) {
            case STARTED -> {
                resource.state(HaState.STARTED);
                if (!guest.running()) {
                    cluster.guestPower().perform(guest, PowerAction.START, TaskOwner.SYSTEM);
                }
            }
            case STOPPED, DISABLED -> {
                resource.state(resource.request() == HaRequest.STOPPED ? HaState.STOPPED : HaState.DISABLED);
                if (guest.running()) {
                    resource.state(HaState.REQUEST_STOP);
                    cluster.guestPower().perform(guest, PowerAction.SHUTDOWN, TaskOwner.SYSTEM);
                    later(resource);
                }
            }
            case IGNORED -> resource.state(HaState.IGNORED);
        }
    }

    private boolean isOn(Node node, HaResource resource) {
        return cluster.guest(resource.vmid())
                .map(guest -> guest.spec().node().equals(node.name()))
                .orElse(false);
    }
}
