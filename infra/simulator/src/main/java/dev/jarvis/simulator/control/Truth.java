package dev.jarvis.simulator.control;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.Task;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import java.time.Instant;
import java.util.Map;

/** The real state of everything, whatever the API shows of it. */
record Truth(Cluster cluster, Estate estate) implements ControlRoute {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String path() {
        return "/truth";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        return ControlAnswer.ok(new Row()
                .with("time", cluster.now().toString())
                .with("quorate", cluster.quorate())
                .with("nodes", cluster.nodes().stream().map(this::node).toList())
                .with("storages", EstateTruth.storages(estate))
                .with("backups", EstateTruth.backups(estate))
                .with("backupJobs", EstateTruth.jobs(estate))
                .with("replication", EstateTruth.replication(estate))
                .with("guests", cluster.guests().stream().map(this::guest).toList())
                .with(
                        "tasks",
                        cluster.nodes().stream()
                                .flatMap(node -> cluster.tasks().on(node.name()).stream())
                                .map(Truth::task)
                                .toList()));
    }

    private Row node(Node node) {
        Row row = new Row()
                .with("name", node.name())
                .with("up", node.reachable())
                .with("powered", node.powered())
                .with("network", node.connected())
                .with("uptime", node.uptime(cluster.now()).toSeconds())
                .with("apiDelayMs", node.apiDelay().toMillis())
                .with("certificates", EstateTruth.certificates(estate, node.name()));
        return EstateTruth.machine(row, estate.machines().of(node));
    }

    private Row guest(Guest guest) {
        GuestSpec spec = guest.spec();
        Instant now = cluster.now();
        return new Row()
                .with("vmid", spec.vmid())
                .with("name", spec.name())
                .with("type", spec.type().wire())
                .with("node", spec.node())
                .with("running", guest.running())
                .withIf(guest.lock().isPresent(), "lock", guest.lock().orElse(""))
                .with("onboot", spec.onboot())
                .with("uptime", guest.running() ? guest.uptimeAt(now).toSeconds() : 0);
    }

    private static Row task(Task task) {
        Row row = new Row()
                .with("upid", task.upid().text())
                .with("node", task.upid().node())
                .with("type", task.upid().type())
                .with("id", task.upid().id())
                .with("user", task.upid().owner().full())
                .with("running", task.running());
        task.end().ifPresent(end -> row.with("status", end.status()));
        return row;
    }
}
