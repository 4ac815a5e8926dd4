package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Takes power and network from nodes and gives them back, with all that follows for their guests and tasks. */
public final class NodePower {

    /** From power-on until the node starts its guests; real machines take a minute, demonstrations should not. */
    private static final Duration UNTIL_GUESTS_START = Duration.ofSeconds(2);

    /** Proxmox answers first and acts then, so that the answer still gets out. */
    private static final Duration BEFORE_COMMAND = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Timeline timeline;
    private final TaskLedger tasks;
    private final GuestPower guestPower;
    private NodeObserver observer = (node, reachable) -> {};
    private Duration bootTakes = Duration.ofSeconds(40);

    NodePower(Cluster cluster, Timeline timeline, TaskLedger tasks, GuestPower guestPower) {
        this.cluster = cluster;
        this.timeline = timeline;
        this.tasks = tasks;
        this.guestPower = guestPower;
    }

    /** Who is told of nodes that come and go. */
    public void observe(NodeObserver newObserver) {
        observer = newObserver;
    }

    /** How long a machine takes from its end or its magic packet until it is back on the network. */
    public void bootTakes(Duration duration) {
        bootTakes = duration;
    }

    /** Tells the observer whether somebody listens on the node's API port now. */
    public void announce(Node node) {
        observer.reachable(node.name(), node.listens());
    }

    /** Drops all connections to the node's API; new ones find it as it is then. */
    public void reconnect(Node node) {
        announce(node);
        observer.reconnect(node.name());
    }

    /** What {@code POST /nodes/N/status} orders: two seconds later the node goes, and comes back if it is to. */
    public void command(Node node, boolean reboot) {
        Instant bootedAt = node.bootedAt();
        timeline.in(BEFORE_COMMAND, () -> {
            if (node.powered() && node.bootedAt().equals(bootedAt)) {
                powerOff(node);
                if (reboot) {
                    boot(node);
                }
            }
        });
    }

    /** A magic packet arrives: a machine without power boots, any other does not care. */
    public void wake(Node node) {
        if (!node.powered()) {
            boot(node);
        }
    }

    private void boot(Node node) {
        Instant lastBoot = node.bootedAt();
        timeline.in(bootTakes, () -> {
            // Another packet or somebody's hand may have been quicker.
            if (!node.powered() && node.bootedAt().equals(lastBoot)) {
                powerOn(node);
            }
        });
    }

    /** The node loses power: its guests and workers die with it, and the locks that they held stay. */
    public void powerOff(Node node) {
        Instant now = timeline.instant();
        leave(node);
        node.power(false, now);
        tasks.vanish(node.name(), now);
        for (Guest guest : cluster.guestsOn(node.name())) {
            guest.end(now);
            guest.busyUntil(now);
        }
        cluster.ha().lost(node);
        announce(node);
    }

    /** The node boots and starts the guests that are to start with it. */
    public void powerOn(Node node) {
        Instant bootedAt = timeline.instant();
        node.power(true, bootedAt);
        announce(node);
        timeline.in(UNTIL_GUESTS_START, () -> {
            startAll(node, bootedAt);
            cluster.ha().returned(node);
        });
    }

    /** The node vanishes from the network and runs on alone. */
    public void disconnect(Node node) {
        leave(node);
        node.connect(false, timeline.instant());
        cluster.ha().lost(node);
        announce(node);
    }

    /** The node is back on the network. */
    public void connect(Node node) {
        node.connect(true, timeline.instant());
        announce(node);
        cluster.ha().returned(node);
    }

    /** What the others saw last is what they go on showing for a while. */
    private void leave(Node node) {
        if (node.reachable()) {
            cluster.guestsOn(node.name()).forEach(Guest::lastSeen);
        }
    }

    private void startAll(Node node, Instant bootedAt) {
        if (!node.powered() || !node.bootedAt().equals(bootedAt)) {
            return;
        }
        Task startAll = tasks.open(node, "startall", "", TaskOwner.SYSTEM, timeline.instant());
        List<Task> starts = cluster.guestsOn(node.name()).stream()
                .filter(guest -> guest.spec().onboot() && !guest.running())
                // Those are started by the one who keeps them running.
                .filter(guest -> cluster.ha().of(guest.spec().vmid()).isEmpty())
                .map(guest -> {
                    startAll.print("Starting " + guest.spec().type().label() + " "
                            + guest.spec().vmid());
                    return guestPower.perform(guest, PowerAction.START, TaskOwner.SYSTEM);
                })
                .toList();
        timeline.in(starts.isEmpty() ? Duration.ZERO : PowerAction.START.takes(), () -> {
            if (startAll.running()) {
                startAll.succeed(timeline.instant());
            }
        });
    }
}
