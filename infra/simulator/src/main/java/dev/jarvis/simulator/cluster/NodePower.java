package dev.jarvis.simulator.cluster;

import dev.jarvis.simulator.time.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Takes power and network from nodes and gives them back, with all that follows for their guests and tasks. */
public final class NodePower {

    /** From power-on until the node starts its guests; real machines take a minute, demonstrations should not. */
    private static final Duration UNTIL_GUESTS_START = Duration.ofSeconds(2);

    private final Cluster cluster;
    private final Timeline timeline;
    private final TaskLedger tasks;
    private final GuestPower guestPower;
    private NodeObserver observer = (node, reachable) -> {};

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

    /** The node loses power: its guests and workers die with it. */
    public void powerOff(Node node) {
        Instant now = timeline.instant();
        leave(node);
        node.power(false, now);
        tasks.vanish(node.name(), now);
        for (Guest guest : cluster.guestsOn(node.name())) {
            guest.end();
            guest.busyUntil(now);
        }
        observer.reachable(node.name(), node.reachable());
    }

    /** The node boots and starts the guests that are to start with it. */
    public void powerOn(Node node) {
        Instant bootedAt = timeline.instant();
        node.power(true, bootedAt);
        observer.reachable(node.name(), node.reachable());
        timeline.in(UNTIL_GUESTS_START, () -> startAll(node, bootedAt));
    }

    /** The node vanishes from the network and runs on alone. */
    public void disconnect(Node node) {
        leave(node);
        node.connect(false, timeline.instant());
        observer.reachable(node.name(), node.reachable());
    }

    /** The node is back on the network. */
    public void connect(Node node) {
        node.connect(true, timeline.instant());
        observer.reachable(node.name(), node.reachable());
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
