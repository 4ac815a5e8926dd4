package dev.jarvis.proxmox;

import dev.jarvis.proxmox.ProxmoxSettings.Deadlines;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.LoggerFactory;

/**
 * One cluster's API, by facets. A read either returns what was asked for or throws {@link ProxmoxException}, within its
 * deadline: {@link Deadlines#read} unless {@link #within} sets another. An action never throws: what became of it is an
 * {@link ActionResult}. Safe to use from several threads; keeps its connections until it is closed.
 */
public final class ProxmoxClient implements AutoCloseable {

    private final Api api;
    private final Calls calls;

    /** A client for this cluster. Nothing is sent yet. Warns when certificates are not to be verified. */
    public ProxmoxClient(
            ProxmoxSettings settings, HostBackoff backoff, JsonMapper json, InstantSource clock, Pause pause) {
        this(api(settings, backoff, json, clock), settings.deadlines(), clock, pause);
        if (!settings.verifySsl()) {
            LoggerFactory.getLogger(ProxmoxClient.class)
                    .warn(
                            "PROXMOX_VERIFY_SSL is false: anybody in the network can pose as {} and take the API token."
                                    + " Pin the certificates instead (PROXMOX_FINGERPRINTS).",
                            settings.nodes());
        }
    }

    private static Api api(ProxmoxSettings settings, HostBackoff backoff, JsonMapper json, InstantSource clock) {
        var hosts =
                new Hosts(settings.nodes(), backoff, clock, settings.deadlines().skip());
        return new Api(new FailOver(settings, hosts, json), new ErrorReading(json));
    }

    private ProxmoxClient(Api api, Calls calls) {
        this.api = api;
        this.calls = calls;
    }

    private ProxmoxClient(Api api, Deadlines deadlines, InstantSource clock, Pause pause) {
        this(api, new Calls(api, deadlines, clock, pause, deadlines.read()));
    }

    /** The same client, whose reads take at most this long. Shares the connections and the count; close only one. */
    public ProxmoxClient within(Duration deadline) {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a deadline must be longer than nothing, was " + deadline);
        }
        return new ProxmoxClient(api, calls.within(deadline));
    }

    /** The cluster as a whole. */
    public Cluster cluster() {
        return new Cluster(calls);
    }

    /** Reads nodes. */
    public Nodes nodes() {
        return new Nodes(calls);
    }

    /** Reboots, switches off and wakes nodes. */
    public NodePower nodePower() {
        return new NodePower(calls);
    }

    /** Reads and changes a node's system services. */
    public Services services() {
        return new Services(calls);
    }

    /** Reads a node's packages and their updates. */
    public Packages packages() {
        return new Packages(calls);
    }

    /** Reads a node's disks and pools. */
    public Disks disks() {
        return new Disks(calls);
    }

    /** Reads guests. */
    public Guests guests() {
        return new Guests(calls);
    }

    /** Starts and stops guests. */
    public GuestPower guestPower() {
        return new GuestPower(calls);
    }

    /** Reads and changes guests' snapshots. */
    public Snapshots snapshots() {
        return new Snapshots(calls);
    }

    /** Moves guests. */
    public Migrations migrations() {
        return new Migrations(calls);
    }

    /** Asks guest agents. */
    public Agent agent() {
        return new Agent(calls);
    }

    /** Reads tasks and their logs. */
    public Tasks tasks() {
        return new Tasks(calls);
    }

    /** Reads storages and what they hold. */
    public Storages storages() {
        return new Storages(calls);
    }

    /** Reads and makes backups. */
    public Backups backups() {
        return new Backups(calls);
    }

    /** Reads the high-availability manager. */
    public HighAvailability highAvailability() {
        return new HighAvailability(calls);
    }

    /** Reads replication. */
    public Replication replication() {
        return new Replication(calls);
    }

    /** What the token may do. */
    public Access access() {
        return new Access(calls);
    }

    /** How many requests this client has made, those that failed included. */
    public long callCount() {
        return api.callCount();
    }

    /** Drops all connections; a call under way fails. */
    @Override
    public void close() {
        api.close();
    }
}
