package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads and changes the system services of a node that Proxmox knows. Safe to use from several threads. */
public final class Services {

    private final Calls calls;

    Services(Calls calls) {
        this.calls = calls;
    }

    /** Every service that Proxmox lists, those that are not installed included. */
    public List<Service> of(NodeName node) {
        return calls.rows(ApiCall.getFrom(node, "services")).stream()
                .flatMap(row -> read(row).stream())
                .toList();
    }

    /** One service this moment. */
    public Service state(NodeName node, String service) {
        var row = calls.row(ApiCall.getFrom(node, "services", service, "state"));
        return read(row)
                .orElseThrow(() -> new ProxmoxException(
                        new ProxmoxError.Failed(200, "node " + node + " said nothing of service " + service)));
    }

    /** Starts it; returns when it is seen to be active. Never throws. */
    public ActionResult<Service> start(NodeName node, String service, Duration timeout) {
        return run(node, service, "start", true, timeout);
    }

    /** Stops it; returns when it is seen not to be active. Never throws. */
    public ActionResult<Service> stop(NodeName node, String service, Duration timeout) {
        return run(node, service, "stop", false, timeout);
    }

    /** Restarts it; returns when it is seen to be active. Never throws. */
    public ActionResult<Service> restart(NodeName node, String service, Duration timeout) {
        return run(node, service, "restart", true, timeout);
    }

    private ActionResult<Service> run(NodeName node, String service, String verb, boolean active, Duration timeout) {
        var call = ApiCall.post(node, "services", service, verb);
        return new Actions(calls).run(service + " on " + node, call, timeout, (during, task) -> {
            var seen = new Services(during).state(node, service);
            return seen.isActive() == active
                    ? new Goal.Look.Reached<>(seen, "service " + service + " is " + seen.state())
                    : new Goal.Look.NotYet<>("it is " + seen.state(), true);
        });
    }

    private static Optional<Service> read(Row row) {
        return row.text("service")
                .or(() -> row.text("name"))
                .map(name -> new Service(
                        name,
                        row.text("desc"),
                        row.text("state").orElse("unknown"),
                        row.text("active-state"),
                        row.text("unit-state")));
    }
}
