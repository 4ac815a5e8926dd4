package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One guest: its configuration, its process, its snapshots. Guarded by the cluster's lock. */
public final class Guest {

    private final GuestConfig config;
    private final Snapshots snapshots = new Snapshots();
    private final GuestPressure pressure = new GuestPressure();
    private final GuestPrograms programs = new GuestPrograms();
    private final PendingChanges pending = new PendingChanges();
    private GuestSpec spec;
    private boolean running;
    private boolean paused;
    private Instant startedAt;
    private Optional<Instant> stoppedAt = Optional.empty();
    private Instant busyUntil = Instant.EPOCH;
    private int pid;
    private boolean lastSeenRunning;

    Guest(GuestSpec spec, GuestConfig config, boolean running, Instant startedAt, int pid) {
        this.spec = spec;
        this.config = config;
        this.running = running;
        this.startedAt = startedAt;
        this.pid = pid;
    }

    /** What the guest is, as its configuration says. */
    public GuestSpec spec() {
        return spec;
    }

    /** Its configuration; whoever changes it calls {@link #reread} afterwards. */
    public GuestConfig config() {
        return config;
    }

    /** Becomes what the configuration says by now. */
    public void reread() {
        spec = ConfigReading.spec(spec.vmid(), spec.type(), spec.node(), config);
    }

    /** Its snapshots. */
    public Snapshots snapshots() {
        return snapshots;
    }

    /** What changes with its next start. */
    public PendingChanges pending() {
        return pending;
    }

    /** What its agent runs inside it. */
    public GuestPrograms programs() {
        return programs;
    }

    /** What strains it beyond its usual load. */
    public GuestPressure pressure() {
        return pressure;
    }

    /** The lock in its configuration, as {@code backup} or {@code snapshot}. */
    public Optional<String> lock() {
        return config.get("lock");
    }

    /** Locks its configuration against other work. */
    public void lock(String reason) {
        config.set("lock", reason);
    }

    /** Takes this lock away; another one, which somebody else has set meanwhile, stays. */
    public void unlock(String reason) {
        if (lock().equals(Optional.of(reason))) {
            config.remove("lock");
        }
    }

    /**
     * What work is told that the lock forbids, as {@code VM is locked (backup)} or {@code CT is locked (backup)}: without
     * the guest's number (AbstractConfig.pm, check_lock). Empty while nothing locks it.
     */
    public Optional<String> lockRefusal() {
        return lock().map(reason -> spec.type().label() + " is locked (" + reason + ")");
    }

    /** Whether it is made to be copied and never runs. */
    public boolean template() {
        return config.flag("template");
    }

    /** As in messages: {@code VM 100}. */
    public String label() {
        return spec.type().label() + " " + spec.vmid();
    }

    /** Whether its process lives, whatever the API would say about it. */
    public boolean running() {
        return running;
    }

    /** Whether its process lives but stands still. */
    public boolean paused() {
        return running && paused;
    }

    /** Lets its process stand still or go on. */
    public void pause(boolean still) {
        paused = still;
    }

    /** Process id of the guest; means nothing while it is stopped. */
    public int pid() {
        return pid;
    }

    /** Time from the last start of the process until then, whether or not it still lives. */
    public Duration uptimeAt(Instant then) {
        return then.isAfter(startedAt) ? Duration.between(startedAt, then) : Duration.ZERO;
    }

    /** Whether its curves show anything for that moment: not between its last stop and its last start. */
    public boolean ranAt(Instant then) {
        boolean sinceStart = running && !then.isBefore(startedAt);
        return sinceStart || stoppedAt.map(stop -> then.isBefore(stop)).orElse(running);
    }

    /** Whether the rest of the cluster last saw it running; the same as {@link #running} while its node is there. */
    public boolean lastSeenRunning() {
        return lastSeenRunning;
    }

    /** Remembers what the rest of the cluster sees just before the node vanishes. */
    void lastSeen() {
        lastSeenRunning = running;
    }

    void begin(Instant now, int newPid) {
        pending.applyTo(config);
        reread();
        running = true;
        paused = false;
        startedAt = now;
        pid = newPid;
    }

    void end(Instant now) {
        if (running) {
            stoppedAt = Optional.of(now);
        }
        running = false;
        paused = false;
    }

    void moveTo(String node) {
        spec = ConfigReading.spec(spec.vmid(), spec.type(), node, config);
    }

    /** Until when an operation holds the lock of the guest's configuration file. */
    Instant busyUntil() {
        return busyUntil;
    }

    void busyUntil(Instant end) {
        busyUntil = end;
    }
}
