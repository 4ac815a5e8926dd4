package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;

/** One guest and its process. Guarded by the cluster's lock. */
public final class Guest {

    private final GuestSpec spec;
    private boolean running;
    private Instant startedAt;
    private Instant busyUntil = Instant.EPOCH;
    private int pid;
    private boolean lastSeenRunning;

    Guest(GuestSpec spec, boolean running, Instant startedAt, int pid) {
        this.spec = spec;
        this.running = running;
        this.startedAt = startedAt;
        this.pid = pid;
    }

    /** What the guest is. */
    public GuestSpec spec() {
        return spec;
    }

    /** Whether its process lives, whatever the API would say about it. */
    public boolean running() {
        return running;
    }

    /** Process id of the guest; means nothing while it is stopped. */
    public int pid() {
        return pid;
    }

    /** Time from the last start of the process until then, whether or not it still lives. */
    public Duration uptimeAt(Instant then) {
        return then.isAfter(startedAt) ? Duration.between(startedAt, then) : Duration.ZERO;
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
        running = true;
        startedAt = now;
        pid = newPid;
    }

    void end() {
        running = false;
    }

    /** Until when an operation holds the lock of the guest's configuration. */
    Instant busyUntil() {
        return busyUntil;
    }

    void busyUntil(Instant end) {
        busyUntil = end;
    }
}
