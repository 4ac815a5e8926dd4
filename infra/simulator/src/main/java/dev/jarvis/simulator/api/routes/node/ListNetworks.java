package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.json.Row;
import java.util.List;
import java.util.stream.Stream;

/** The network cards and bridges of a node. */
final class ListNetworks extends PathRoute {

    ListNetworks() {
        super(
                "GET",
                "/nodes/{node}/network",
                Permission.EVERYBODY,
                "type? bridge|bond|eth|alias|vlan|fabric|OVSBridge|OVSBond|OVSPort|OVSIntPort|vnet|any_bridge|any_local_bridge|include_sdn");
    }

    @Override
    public Outcome answer(ApiCall call) {
        String wanted = call.text("type").orElse("");
        List<Row> rows = Stream.of(card(), bridge(call.node().spec().ip()))
                .filter(row -> wanted.isEmpty()
                        || wanted.equals("include_sdn")
                        || wanted.equals(row.get("type"))
                        || (wanted.startsWith("any_") && "bridge".equals(row.get("type"))))
                .toList();
        return Outcome.data(rows);
    }

    private static Row card() {
        return new Row()
                .with("iface", "enp3s0")
                .with("type", "eth")
                .flag("active", true)
                .flag("exists", true)
                .with("method", "manual")
                .with("method6", "manual")
                .with("families", List.of("inet"))
                .with("priority", 3);
    }

    private static Row bridge(String address) {
        return new Row()
                .with("iface", "vmbr0")
                .with("type", "bridge")
                .flag("active", true)
                .flag("autostart", true)
                .with("method", "static")
                .with("method6", "manual")
                .with("families", List.of("inet"))
                .with("address", address)
                .with("netmask", "24")
                .with("cidr", address + "/24")
                .with("gateway", "192.168.1.1")
                .with("bridge_ports", "enp3s0")
                .with("bridge_stp", "off")
                .with("bridge_fd", "0")
                .with("priority", 4);
    }
}
