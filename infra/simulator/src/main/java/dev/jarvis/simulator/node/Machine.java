package dev.jarvis.simulator.node;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.NodeSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The machine under one node. Guarded by the cluster's lock. */
public final class Machine {

    /** How long before the simulation began the figures of a machine begin. */
    public static final Duration KNOWN_FOR = Duration.ofDays(410);

    private final Cluster cluster;
    private final Node node;
    private final Instant drawnAt;
    private final Map<String, Unit> units;
    private final List<Disk> disks;
    private final Sensors sensors;
    private final Journal journal;
    private final String mac;
    private final List<DebianPackage> packages;
    private Duration clockOffset;
    private int lastPid = 1_200;
    private final List<Outage> outages = new ArrayList<>();

    /** A time in which the node was not there. */
    public record Outage(Instant from, Instant to) {
        /** Whether the node was not there at this moment. */
        public boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    Machine(Cluster cluster, Node node, String mac) {
        this.cluster = cluster;
        this.node = node;
        this.mac = mac;
        this.drawnAt = cluster.now();
        NodeSpec spec = node.spec();
        this.units = Units.of(cluster.nodes().size() > 1);
        this.disks = Disks.of(spec, cluster.load());
        this.sensors = new Sensors(cluster, node);
        this.journal = new Journal(cluster, node);
        this.packages = IntStream.range(0, Packages.ALL.size())
                .mapToObj(index -> cluster.load().trait(-spec.number(), 300 + index) < 0.5
                        ? Packages.ALL.get(index)
                        : Packages.ALL.get(index).current())
                .collect(Collectors.toUnmodifiableList());
        this.clockOffset = Duration.ofMillis((long) (400 * cluster.load().trait(-spec.number(), 90)) - 200);
    }

    /** The node that it is to the cluster. */
    public Node node() {
        return node;
    }

    /** When it was set up; figures that grow with time count from here. */
    public Instant drawnAt() {
        return drawnAt;
    }

    /** Its services in the API's order. */
    public Collection<Unit> units() {
        return units.values();
    }

    /** The service with this name. */
    public Optional<Unit> unit(String name) {
        return Optional.ofNullable(units.get(name));
    }

    /**
     * Does with a service what systemd is told, whoever tells it. Reloading what does not run starts it: the API orders
     * {@code reload-or-restart}.
     *
     * @return false when the service could not be started; it has failed then
     */
    public boolean order(Unit unit, Unit.Order order) {
        boolean runs = unit.state() == Unit.State.RUNNING;
        if (order == Unit.Order.STOP) {
            if (runs) {
                switchUnit(unit, Unit.State.STOPPED);
            }
            return true;
        }
        if (runs && order != Unit.Order.RESTART) {
            return true;
        }
        switchUnit(unit, unit.broken() ? Unit.State.FAILED : Unit.State.RUNNING);
        return !unit.broken();
    }

    /** A service begins, ends or fails, with all that follows for the API. */
    public void switchUnit(Unit unit, Unit.State state) {
        unit.state(state, ++lastPid);
        boolean runs = state == Unit.State.RUNNING;
        journal.add(
                "systemd",
                1,
                switch (state) {
                    case RUNNING -> "Started " + unit.name() + ".service - " + unit.description() + ".";
                    case STOPPED -> "Stopped " + unit.name() + ".service - " + unit.description() + ".";
                    case FAILED -> unit.name() + ".service: Failed with result 'exit-code'.";
                });
        if (unit.name().equals("pvedaemon")) {
            node.daemonRuns(runs);
        }
        if (unit.name().equals("pveproxy")) {
            node.proxyRuns(runs);
        }
        if (unit.name().equals("pveproxy") || unit.name().equals("sshd")) {
            cluster.nodePower().announce(node);
        }
    }

    /** Whether somebody listens on its SSH port, provided that it is on the network. */
    public boolean listensForSsh() {
        return unit("sshd").filter(unit -> unit.state() == Unit.State.RUNNING).isPresent();
    }

    /** All services that start at boot run again, but for those that cannot be started. */
    void boot() {
        units.values().stream().filter(Unit::startsAtBoot).forEach(unit -> order(unit, Unit.Order.START));
        journal.add("kernel", 0, "Linux version 6.17.2-1-pve (build@proxmox)");
    }

    /** Its drives. */
    public List<Disk> disks() {
        return disks;
    }

    /** The drive at this path, as {@code /dev/sda}. */
    public Optional<Disk> disk(String path) {
        return disks.stream().filter(disk -> disk.spec().path().equals(path)).findFirst();
    }

    /** Its mirrored pool, if it keeps its guests on ZFS. */
    public Optional<ZfsPool> pool() {
        List<Disk> members =
                disks.stream().filter(disk -> disk.spec().used().equals("ZFS")).toList();
        return members.isEmpty() ? Optional.empty() : Optional.of(new ZfsPool("tank", 1_996_432_146_432L, members));
    }

    /** Its temperatures. */
    public Sensors sensors() {
        return sensors;
    }

    /** What is written about it. */
    public Journal journal() {
        return journal;
    }

    /** The address of its network card, as {@code BC:24:11:0A:1B:2C}. */
    public String mac() {
        return mac;
    }

    /** Its packages with what could be updated. */
    public List<DebianPackage> packages() {
        return packages;
    }

    /** How much its clock is ahead of the right time; negative: behind. */
    public Duration clockOffset() {
        return clockOffset;
    }

    /** Its clock goes wrong or right. */
    public void clockOffset(Duration offset) {
        clockOffset = offset;
    }

    /** What its drives feel like, in degrees Celsius. */
    public double driveCelsius() {
        return 31 + 9 * cluster.load().wander(-node.spec().number(), 91, cluster.now(), Duration.ofMinutes(40));
    }

    /** The times in which the node was not there. */
    public List<Outage> outages() {
        List<Outage> all = new ArrayList<>(outages);
        node.unreachableSince().ifPresent(since -> all.add(new Outage(since, cluster.now())));
        return all;
    }

    void away(Instant from, Instant to) {
        outages.add(new Outage(from, to));
    }

    static String drawnMac(NodeSpec spec, Cluster cluster) {
        long bits = (long) (cluster.load().trait(-spec.number(), 92) * 0x1000000L);
        return String.format(
                Locale.ROOT, "BC:24:11:%02X:%02X:%02X", (bits >> 16) & 0xff, (bits >> 8) & 0xff, bits & 0xff);
    }
}
