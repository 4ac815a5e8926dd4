package dev.jarvis.simulator.api.routes.ha;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.ha.HaResource;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** Quorum, master, the nodes and every guest that is kept, as rows. */
final class GetHaStatus implements ApiRoute {

    @Override
    public String path() {
        return "/cluster/ha/status/current";
    }

    @Override
    public Permission permission() {
        return Permission.all("/", "Sys.Audit");
    }

    @Override
    public Outcome answer(ApiCall call) {
        Cluster cluster = call.cluster();
        boolean active = !cluster.ha().all().isEmpty();
        long now = call.now().getEpochSecond();
        String here = call.receiver().name();
        List<Row> rows = new ArrayList<>();
        rows.add(new Row()
                .with("id", "quorum")
                .with("type", "quorum")
                .with("node", here)
                .with("status", cluster.quorate() ? "OK" : "No quorum on node '" + here + "'!")
                .flag("quorate", cluster.quorate()));
        if (active) {
            String master = HaMaster.of(cluster).name();
            rows.add(new Row()
                    .with("id", "master")
                    .with("type", "master")
                    .with("node", master)
                    .with("status", master + " (active, " + HaMaster.time(call.now()) + ")")
                    .with("timestamp", now));
        }
        rows.add(new Row()
                .with("id", "fencing")
                .with("type", "fencing")
                .with("node", here)
                .with("status", active ? "armed" : "standby")
                .with("armed-state", active ? "armed" : "standby"));
        for (Node node : cluster.nodes()) {
            rows.add(HaMaster.local(cluster, node, call.now()));
        }
        cluster.ha().all().forEach(resource -> rows.add(service(cluster, resource)));
        return Outcome.data(rows);
    }

    private static Row service(Cluster cluster, HaResource resource) {
        String node =
                cluster.guest(resource.vmid()).map(guest -> guest.spec().node()).orElse("");
        String state = resource.state().wire();
        return new Row()
                .with("id", "service:" + resource.sid())
                .with("type", "service")
                .with("sid", resource.sid())
                .with("node", node)
                .with("state", state)
                .with("crm_state", state)
                .with("request_state", resource.request().wire())
                .with("status", resource.sid() + " (" + node + ", " + state + ")")
                .with("max_restart", resource.maxRestart())
                .with("max_relocate", resource.maxRelocate())
                .flag("failback", resource.failback());
    }
}
