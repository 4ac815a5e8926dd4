package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One node: its power, its network, its API. Guarded by the cluster's lock. */
public final class Node {

    private final NodeSpec spec;
    private boolean powered = true;
    private boolean connected = true;
    private Instant bootedAt;
    private @Nullable Instant unreachableSince;
    private String certificate = "";
    private Duration apiDelay = Duration.ZERO;
    private ApiTrouble apiTrouble = ApiTrouble.NONE;
    private boolean proxyRuns = true;
    private boolean daemonRuns = true;
    private double ownCpu;
    private double ownMemory;

    Node(NodeSpec spec, Instant bootedAt) {
        this.spec = spec;
        this.bootedAt = bootedAt;
    }

    /** What the node is made of. */
    public NodeSpec spec() {
        return spec;
    }

    /** Its name, the key in all API paths. */
    public String name() {
        return spec.name();
    }

    /** Whether it has power; without it, no guest lives on it. */
    public boolean powered() {
        return powered;
    }

    /** Whether it is on the network; without it, guests live on unseen. */
    public boolean connected() {
        return connected;
    }

    /** Whether the rest of the cluster sees it. */
    public boolean reachable() {
        return powered && connected;
    }

    /** Since when the rest of the cluster misses it; empty while it is reachable. */
    public Optional<Instant> unreachableSince() {
        return Optional.ofNullable(unreachableSince);
    }

    /** Start of the kernel. */
    public Instant bootedAt() {
        return bootedAt;
    }

    /** Time since the kernel started. */
    public Duration uptime(Instant now) {
        return powered ? Duration.between(bootedAt, now) : Duration.ZERO;
    }

    /** The certificate that it shows, as PEM. */
    public String certificate() {
        return certificate;
    }

    /** Shows another certificate. */
    public void certificate(String pem) {
        certificate = pem;
    }

    /** How much later than usual its API answers. */
    public Duration apiDelay() {
        return apiDelay;
    }

    /** Makes its API answer later. */
    public void apiDelay(Duration delay) {
        apiDelay = delay;
    }

    /** What is wrong with the way its API answers. */
    public ApiTrouble apiTrouble() {
        return apiTrouble;
    }

    /** Something is wrong with the way its API answers, or nothing any longer. */
    public void apiTrouble(ApiTrouble trouble) {
        apiTrouble = trouble;
    }

    /** Whether somebody listens on its API port. */
    public boolean listens() {
        return reachable() && proxyRuns && apiTrouble != ApiTrouble.REFUSE;
    }

    /** Whether its service for the API port, pveproxy, runs. */
    public void proxyRuns(boolean runs) {
        proxyRuns = runs;
    }

    /** Whether its service for privileged calls, pvedaemon, runs; without it those calls end with 595. */
    public boolean daemonRuns() {
        return daemonRuns;
    }

    /** The service for privileged calls starts or stops. */
    public void daemonRuns(boolean runs) {
        daemonRuns = runs;
    }

    /** What it uses on top of its guests: a fraction of its processors and one of its memory, each 0..1. */
    public void keepBusy(double cpuFraction, double memoryFraction) {
        ownCpu = cpuFraction;
        ownMemory = memoryFraction;
    }

    /** Fraction of its processors that it uses on top of its guests. */
    public double ownCpu() {
        return ownCpu;
    }

    /** Fraction of its memory that it uses on top of its guests. */
    public double ownMemory() {
        return ownMemory;
    }

    void power(boolean on, Instant now) {
        powered = on;
        if (on) {
            bootedAt = now;
        }
        mark(now);
    }

    void connect(boolean plugged, Instant now) {
        connected = plugged;
        mark(now);
    }

    private void mark(Instant now) {
        if (reachable()) {
            unreachableSince = null;
        } else if (unreachableSince == null) {
            unreachableSince = now;
        }
    }
}
