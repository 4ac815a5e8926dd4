package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.access.AccessControl;
import dev.jarvis.simulator.access.Pools;
import dev.jarvis.simulator.access.Tickets;
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
    private final Past past = new Past();
    private final TaskLedger tasks = new TaskLedger(past);
    private final AccessControl access;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Integer, Guest> guests = new TreeMap<>();
    private final Map<String, List<Guest>> guestsByNode = new LinkedHashMap<>();
    private final GuestPower guestPower;
    private final NodePower nodePower;
    private final HaManager ha = new HaManager(this);
    private final Migrations migrations = new Migrations(this);
    private final SnapshotWork snapshotWork = new SnapshotWork(this);
    private final GuestWork guestWork = new GuestWork(this);
    private boolean quorumLost;
    private Supplier<List<StorageSpec>> storages;
    private Consumer<Optional<Duration>> afterLook = nothing -> {};

    /** A cluster as drawn, up for some days already. */
    public Cluster(Blueprint blueprint, SimulatedClock clock, long seed) {
        this.blueprint = blueprint;
        this.storages = blueprint::storages;
        this.timeline = new Timeline(clock);
        this.load = new Load(seed);
        this.access = new AccessControl(new Pools(), new Tickets("jarvis simulator tickets " + seed));
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
            GuestConfig config = FirstConfig.of(spec, diskStorage(spec.node()));
            add(new Guest(spec, config, !stopped.contains(spec.vmid()), now.minus(up), tasks.nextPid(spec.node())));
        }
        access.pools().create("critical", "what the house needs");
        blueprint.guests().stream()
                .filter(spec -> spec.tags().contains("critical"))
                .forEach(spec -> access.pools().put("critical", spec.vmid()));
        this.guestPower = new GuestPower(this, timeline, tasks);
        this.nodePower = new NodePower(this, timeline, tasks, guestPower);
    }

    private void add(Guest guest) {
        guests.put(guest.spec().vmid(), guest);
        guestsByNode
                .computeIfAbsent(guest.spec().node(), node -> new ArrayList<>())
                .add(guest);
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

    /** Lets something happen after a while on the simulator's clock; the cluster's lock is held then. */
    public void in(Duration delay, Runnable happening) {
        timeline.in(delay, happening);
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

    /** Adds a guest that is off; its configuration says what it is. */
    public Guest create(int vmid, GuestType type, String node, GuestConfig config) {
        GuestSpec spec = ConfigReading.spec(vmid, type, node, config);
        Guest guest = new Guest(spec, config, false, now(), 0);
        add(guest);
        return guest;
    }

    /** Forgets a guest. */
    public void remove(Guest guest) {
        guests.remove(guest.spec().vmid());
        guestsOn(guest.spec().node()).remove(guest);
        access.pools().remove(guest.spec().vmid());
    }

    /** Puts a guest onto another node, as it is. */
    public void move(Guest guest, String node) {
        guestsOn(guest.spec().node()).remove(guest);
        guest.moveTo(node);
        guestsOn(node).add(guest);
    }

    /** The smallest id from 100 on that no guest has. */
    public int nextVmid() {
        int vmid = 100;
        while (guests.containsKey(vmid)) {
            vmid++;
        }
        return vmid;
    }

    /** The storage of a node on which disks of guests lie. */
    public String diskStorage(String node) {
        return blueprint.storages().stream()
                .filter(storage ->
                        storage.node().equals(node) && storage.content().contains("rootdir"))
                .map(StorageSpec::name)
                .findFirst()
                .orElse("local");
    }

    /** A worker on a node that has not begun yet. */
    public Work work(Node node, String type, String id, TaskOwner owner) {
        return new Work(timeline, tasks.open(node, type, id, owner, now()));
    }

    /** All storages as they are now, once per node. */
    public List<StorageSpec> storages() {
        return storages.get();
    }

    /** Who knows how full the storages are; without it they stay as drawn. */
    public void storagesFrom(Supplier<List<StorageSpec>> source) {
        storages = source;
    }

    /** What happened before the simulation began. */
    public Past past() {
        return past;
    }

    /** All tasks. */
    public TaskLedger tasks() {
        return tasks;
    }

    /** Users, rights, tokens and pools. */
    public AccessControl access() {
        return access;
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

    /** Moves between nodes. */
    public Migrations migrations() {
        return migrations;
    }

    /** Snapshots as tasks. */
    public SnapshotWork snapshotWork() {
        return snapshotWork;
    }

    /** Making and destroying guests. */
    public GuestWork guestWork() {
        return guestWork;
    }

    /** The guests that are kept running. */
    public HaManager ha() {
        return ha;
    }

    /** Takes the quorum away although the nodes are there, or gives it back. */
    public void quorumLost(boolean lost) {
        quorumLost = lost;
    }

    /** Whether more than half of the nodes see each other. */
    public boolean quorate() {
        if (quorumLost) {
            return false;
        }
        long up = nodes.values().stream().filter(Node::reachable).count();
        return up * 2 > nodes.size();
    }
}
