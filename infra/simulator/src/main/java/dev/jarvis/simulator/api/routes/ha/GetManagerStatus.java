package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.json.Row;

/** The state of the manager and of every node, as they keep it themselves. */
final class GetManagerStatus implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/ha/status/manager_status";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Cluster cluster = call.cluster();
        Row nodes = new Row();
        Row locals = new Row();
        for (Node node : cluster.nodes()) {
            nodes.with(node.name(), node.reachable() ? "online" : "unknown");
            boolean busy = HaMaster.busy(cluster, node);
            locals.with(
                    node.name(),
                    new Row()
                            .with("mode", "active")
                            .with("state", busy ? "active" : "wait_for_agent_lock")
                            .with("results", new Row())
                            .with(
                                    "timestamp",
                                    HaMaster.lastSign(node, call.now()).getEpochSecond()));
        }
        Row services = new Row();
        cluster.ha()
                .all()
                .forEach(resource -> services.with(
                        resource.sid(),
                        new Row()
                                .with("state", resource.state().wire())
                                .with(
                                        "node",
                                        cluster.guest(resource.vmid())
                                                .map(guest -> guest.spec().node())
                                                .orElse(""))
                                .flag(
                                        "running",
                                        cluster.guest(resource.vmid())
                                                .map(Guest::running)
                                                .orElse(false))));
        boolean active = !services.isEmpty();
        Row manager = new Row();
        if (active) {
            manager.with("master_node", HaMaster.of(cluster).name())
                    .with("node_status", nodes)
                    .with("service_status", services)
                    .with("timestamp", call.now().getEpochSecond());
        }
        return Outcome.data(new Row()
                .with("manager_status", manager)
                .with("quorum", new Row().with("node", call.receiver().name()).flag("quorate", cluster.quorate()))
                .with("lrm_status", locals));
    }
}
