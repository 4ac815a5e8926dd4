package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.time.SimulatedClock;
import dev.jarvis.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The real state of everything, behind one lock: use {@link #look} around every reading and every change. What is due
 * happens before the look, so that a reader never sees the past.
 */
public final class Cluster {

    private final ReentrantLock lock = new ReentrantLock();
    private final Blueprint blueprint;
    private final Timeline timeline;
    private final Load load;
    private final TaskLedger tasks = new TaskLedger();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Integer, Guest> guests = new TreeMap<>();
    private final Map<String, List<Guest>> guestsByNode = new LinkedHashMap<>();
    private final GuestPower guestPower;
    private final NodePower nodePower;
    private Consumer<Optional<Duration>> afterLook = nothing -> {};

    /** A cluster as drawn, up for some days already. */
    public Cluster(Blueprint blueprint, SimulatedClock clock, long seed) {
        this.blueprint = blueprint;
        this.timeline = new Timeline(clock);
        this.load = new Load(seed);
        Instant now = timeline.instant();
        for (NodeSpec spec : blueprint.nodes()) {
            Duration up = Duration.ofMinutes(2_000 + (long) (40_000 * load.trait(-spec.number(), 8)));
            nodes.put(spec.name(), new Node(spec, now.minus(up)));
            guestsByNode.put(spec.name(), new ArrayList<>());
        }
        Set<Integer> stopped = new HashSet<>(blueprint.stopped());
        for (GuestSpec spec : blueprint.guests()) {
            Duration nodeUp = node(spec.node()).orElseThrow().uptime(now);
            Duration up = Duration.ofSeconds((long) (nodeUp.toSeconds() * (0.2 + 0.79 * load.trait(spec.vmid(), 9))));
            Guest guest = new Guest(spec, !stopped.contains(spec.vmid()), now.minus(up), tasks.nextPid(spec.node()));
            guests.put(spec.vmid(), guest);
            guestsOn(spec.node()).add(guest);
        }
        this.guestPower = new GuestPower(this, timeline, tasks);
        this.nodePower = new NodePower(this, timeline, tasks, guestPower);
    }

    /** Runs with the lock held and everything that is due done. */
    public <T> T look(Supplier<T> work) {
        lock.lock();
        try {
            timeline.catchUp();
            T result = work.get();
            afterLook.accept(timeline.untilNext());
            return result;
        } finally {
            lock.unlock();
        }
    }

    /** Who wants to know, after each look, how long until something is due. */
    public void afterLook(Consumer<Optional<Duration>> listener) {
        afterLook = listener;
    }

    /** The present, inside a look. */
    public Instant now() {
        return timeline.instant();
    }

    /** Steps time and everything in it. */
    public void advance(Duration forward) {
        timeline.advance(forward);
    }

    /** The name of the cluster. */
    public String name() {
        return blueprint.cluster();
    }

    /** All nodes in the order of their numbers. */
    public Collection<Node> nodes() {
        return nodes.values();
    }

    /** The node with this name. */
    public Optional<Node> node(String name) {
        return Optional.ofNullable(nodes.get(name));
    }

    /** All guests in the order of their ids. */
    public Collection<Guest> guests() {
        return guests.values();
    }

    /** The guest with this id. */
    public Optional<Guest> guest(int vmid) {
        return Optional.ofNullable(guests.get(vmid));
    }

    /** The guests of one node. */
    public List<Guest> guestsOn(String node) {
        return guestsByNode.getOrDefault(node, List.of());
    }

    /** All storages, once per node. */
    public List<StorageSpec> storages() {
        return blueprint.storages();
    }

    /** All tasks. */
    public TaskLedger tasks() {
        return tasks;
    }

    /** The load curves. */
    public Load load() {
        return load;
    }

    /** Starting and stopping of guests. */
    public GuestPower guestPower() {
        return guestPower;
    }

    /** Power and network of nodes. */
    public NodePower nodePower() {
        return nodePower;
    }

    /** Whether more than half of the nodes see each other. */
    public boolean quorate() {
        long up = nodes.values().stream().filter(Node::reachable).count();
        return up * 2 > nodes.size();
    }
}
