package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.GuestType;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.ProxmoxSettings.Deadlines;
import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.JsonMapper;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * One cluster's API. Every call either returns what was asked for or throws {@link ProxmoxException}, within its
 * deadline: {@link Deadlines#read} unless {@link #within} sets another. Safe to use from several threads; keeps its
 * connections until it is closed.
 */
public final class ProxmoxClient implements AutoCloseable {

    private final Api api;
    private final Tasks tasks;
    private final Guests guests;
    private final ProxmoxSettings settings;
    private final InstantSource clock;
    private final Pause pause;
    private final Duration read;

    /** A client for this cluster. Nothing is sent yet. Warns when certificates are not to be verified. */
    public ProxmoxClient(
            ProxmoxSettings settings, HostBackoff backoff, JsonMapper json, InstantSource clock, Pause pause) {
        this(
                new Api(
                        new FailOver(
                                settings,
                                new Hosts(
                                        settings.nodes(),
                                        backoff,
                                        clock,
                                        settings.deadlines().skip())),
                        json),
                settings,
                clock,
                pause,
                settings.deadlines().read());
        if (!settings.verifySsl()) {
            LoggerFactory.getLogger(ProxmoxClient.class)
                    .warn(
                            "PROXMOX_VERIFY_SSL is false: anybody in the network can pose as {} and take the API token."
                                    + " Pin the certificates instead (PROXMOX_FINGERPRINTS).",
                            settings.nodes());
        }
    }

    private ProxmoxClient(Api api, ProxmoxSettings settings, InstantSource clock, Pause pause, Duration read) {
        this.api = api;
        this.tasks = new Tasks(api);
        this.guests = new Guests(api);
        this.settings = settings;
        this.clock = clock;
        this.pause = pause;
        this.read = read;
    }

    /** The same client, whose reads take at most this long. Shares the connections and the count; close only one. */
    public ProxmoxClient within(Duration deadline) {
        if (!deadline.isPositive()) {
            throw new IllegalArgumentException("a deadline must be longer than nothing, was " + deadline);
        }
        return new ProxmoxClient(api, settings, clock, pause, deadline);
    }

    public Version version() {
        var row = new Row(api.data(ApiCall.get("version"), read));
        return new Version(row.text("version").orElse(""), row.text("release").orElse(""));
    }

    /** Who belongs to the cluster, and whether it has a majority. Needs Sys.Audit on {@code /}. */
    public Membership membership() {
        return ClusterReading.membership(api.data(ApiCall.get("cluster", "status"), read));
    }

    /** Nodes, guests and storages in one call: the one to poll, and not more often than every ten seconds. */
    public Resources resources() {
        return ClusterReading.resources(api.data(ApiCall.get("cluster", "resources"), read));
    }

    /** The nodes, with the fingerprint of each one's certificate. */
    public List<NodeRow> nodes() {
        return Wire.rows(api.data(ApiCall.get("nodes"), read)).stream()
                .flatMap(row -> ClusterReading.node(row).stream())
                .toList();
    }

    public NodeDetails nodeStatus(NodeName node) {
        return NodeReading.details(node, new Row(api.data(ApiCall.getFrom(node, "status"), read)));
    }

    /** A node's tasks, newest first, running ones included. */
    public List<Task> nodeTasks(NodeName node, TaskFilter filter) {
        return tasks.ofNode(node, filter, read);
    }

    /** The cluster's recent tasks: a short list, answered even for a node that is offline. */
    public List<Task> clusterTasks() {
        return tasks.ofCluster(read);
    }

    public List<GuestRow> guests(NodeName node, GuestType type) {
        return guests.of(node, type, read);
    }

    /** What a guest does this moment, asked at its node. */
    public GuestState guestStatus(NodeName node, GuestType type, GuestId guest) {
        return guests.state(node, type, guest, read);
    }

    public GuestConfig guestConfig(NodeName node, GuestType type, GuestId guest) {
        return guests.config(node, type, guest, read);
    }

    /** Starts a guest; returns when it is seen to run, when that failed, or after the timeout. Never throws. */
    public ActionResult start(NodeName node, GuestType type, GuestId guest, Duration timeout) {
        return actions()
                .run(node, type, guest, ApiCall.power(node, type, guest, "start"), GuestStatus.RUNNING, timeout);
    }

    /** Cuts a guest's power; returns when it is seen to be off, when that failed, or after the timeout. */
    public ActionResult stop(NodeName node, GuestType type, GuestId guest, Duration timeout) {
        return actions().run(node, type, guest, ApiCall.power(node, type, guest, "stop"), GuestStatus.STOPPED, timeout);
    }

    /** Asks a guest to shut down by itself, and gives it the timeout to do so; never cuts its power. */
    public ActionResult shutdown(NodeName node, GuestType type, GuestId guest, Duration timeout) {
        var call = ApiCall.power(node, type, guest, "shutdown").with("timeout", Math.max(1, timeout.toSeconds()));
        return actions().run(node, type, guest, call, GuestStatus.STOPPED, timeout);
    }

    public Task taskStatus(Upid upid) {
        return tasks.status(upid, read);
    }

    /** The last lines of a task's log, oldest first, at most {@code limit}. */
    public List<String> taskLog(Upid upid, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be at least 1, was " + limit);
        }
        return tasks.logTail(upid, limit, read);
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

    private GuestActions actions() {
        return new GuestActions(api, tasks, guests, settings.deadlines(), clock, pause);
    }
}
