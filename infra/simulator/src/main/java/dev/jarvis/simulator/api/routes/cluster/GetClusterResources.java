package dev.jarvis.simulator.api.routes.cluster;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.routes.ResourceRows;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.cluster.StorageSpec;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** The one call that shows the whole cluster: guests, nodes, storages and networks. */
final class GetClusterResources implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/resources";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.oneOf("type", "vm", "storage", "node", "sdn"));
    }

    @Override
    public Outcome answer(ApiCall call) {
        Cluster cluster = call.cluster();
        String wanted = call.text("type").orElse("");
        List<Row> rows = new ArrayList<>();
        if (wanted.isEmpty() || wanted.equals("vm")) {
            for (Guest guest : cluster.guests()) {
                if (call.may("/vms/" + guest.spec().vmid(), "VM.Audit")) {
                    rows.add(ResourceRows.guest(cluster, guest));
                }
            }
        }
        if (wanted.isEmpty() || wanted.equals("node")) {
            for (Node node : cluster.nodes()) {
                boolean audited = call.may("/nodes/" + node.name(), "Sys.Audit");
                rows.add(ResourceRows.node(cluster, node, audited).withIf(audited, "cgroup-mode", 2));
            }
        }
        if (wanted.isEmpty() || wanted.equals("storage")) {
            for (StorageSpec storage : cluster.storages()) {
                if (call.may("/storage/" + storage.name(), "Datastore.Audit")) {
                    rows.add(ResourceRows.storage(cluster, storage));
                }
            }
        }
        if (wanted.isEmpty() || wanted.equals("sdn")) {
            for (Node node : cluster.nodes()) {
                if (node.reachable() && call.may("/sdn/zones/localnetwork", "SDN.Audit")) {
                    rows.add(ResourceRows.network(node));
                }
            }
        }
        if (wanted.isEmpty()) {
            cluster.access().pools().all().stream()
                    .filter(pool -> call.may("/pool/" + pool.id(), "Pool.Audit"))
                    .forEach(pool -> rows.add(new Row()
                            .with("id", "/pool/" + pool.id())
                            .with("type", "pool")
                            .with("pool", pool.id())));
        }
        return Outcome.data(rows);
    }
}
