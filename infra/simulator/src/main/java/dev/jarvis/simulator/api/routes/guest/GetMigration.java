package dev.jarvis.simulator.api.routes.guest;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ParameterNotation;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.ConfigReading;
import dev.jarvis.simulator.cluster.Guest;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.json.Row;
import java.util.ArrayList;
import java.util.List;

/** What a migration would have to care for: running or not, disks that lie on one node, nodes to which it may go. */
record GetMigration(GuestType type) implements GuestRoute {

    @Override
    public String below() {
        return "/migrate";
    }

    @Override
    public List<String> privileges() {
        return List.of("VM.Migrate");
    }

    @Override
    public List<Parameter> parameters() {
        return ParameterNotation.ofGuest("target? text");
    }

    @Override
    public Outcome answer(ApiCall call, Guest guest) {
        List<String> allowed = new ArrayList<>();
        Row forbidden = new Row();
        for (Node node : call.cluster().nodes()) {
            if (!node.name().equals(guest.spec().node()) && node.reachable()) {
                allowed.add(node.name());
            }
        }
        Row row = new Row().flag("running", guest.running());
        if (type == GuestType.LXC) {
            return Outcome.data(row.with("allowed-nodes", allowed)
                    .with("not-allowed-nodes", forbidden)
                    .with("dependent-ha-resources", List.of()));
        }
        return Outcome.data(row.with("allowed_nodes", allowed)
                .with("not_allowed_nodes", forbidden)
                .with("local_disks", LocalDisks.of(call.cluster(), guest))
                .with("local_resources", List.of())
                .with("mapped-resources", List.of())
                .with("mapped-resource-info", new Row())
                .with("dependent-ha-resources", List.of())
                .flag("has-dbus-vmstate", true));
    }

    /** The disks of a machine that no other node sees. */
    static final class LocalDisks {

        private LocalDisks() {}

        static List<Row> of(Cluster cluster, Guest guest) {
            return ConfigReading.disk(guest.spec().type(), guest.config())
                    .flatMap(guest.config()::get)
                    .filter(drive -> cluster.storages().stream()
                            .noneMatch(storage -> storage.shared() && drive.startsWith(storage.name() + ":")))
                    .map(drive -> List.of(new Row()
                            .with("volid", drive.replaceFirst(",.*", ""))
                            .with("size", ConfigReading.sizeOf(drive))
                            .flag("cdrom", false)
                            .flag("is_unused", false)))
                    .orElse(List.of());
        }
    }
}
