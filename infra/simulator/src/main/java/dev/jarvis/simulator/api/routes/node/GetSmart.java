package dev.jarvis.simulator.api.routes.node;

import dev.jarvis.simulator.api.ApiCall;
import dev.jarvis.simulator.api.Outcome;
import dev.jarvis.simulator.api.PathRoute;
import dev.jarvis.simulator.api.Permission;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Row;
import dev.jarvis.simulator.node.Disk;
import dev.jarvis.simulator.node.Machine;
import dev.jarvis.simulator.node.Smart;
import dev.jarvis.simulator.node.SmartAttribute;
import java.util.Map;
import java.util.Optional;

/** What one drive tells of its health. */
final class GetSmart extends PathRoute {

    private final Estate estate;

    GetSmart(Estate estate) {
        super("GET", "/nodes/{node}/disks/smart", Permission.all("/", "Sys.Audit"), "disk text; healthonly? boolean");
        this.estate = estate;
    }

    @Override
    public Outcome answer(ApiCall call) {
        String path = call.text("disk").orElseThrow();
        if (!path.matches("/dev/[a-zA-Z0-9/]+")) {
            return Outcome.badParameters(Map.of("disk", "value does not match the regex pattern"));
        }
        Machine machine = estate.machines().of(call.node());
        Optional<Disk> disk = machine.disk(path);
        if (disk.isEmpty()) {
            return Outcome.died("not a valid block device");
        }
        Row row = new Row().with("health", disk.get().health());
        if (call.flag("healthonly")) {
            return Outcome.data(row);
        }
        Smart smart = new Smart(disk.get(), call.now(), machine.drawnAt(), machine.driveCelsius());
        if (smart.text().isEmpty()) {
            row.with("type", "ata")
                    .with(
                            "attributes",
                            smart.attributes().stream().map(GetSmart::attribute).toList());
        } else {
            row.with("type", "text").with("text", smart.text());
        }
        return Outcome.data(row.withIf(
                disk.get().spec().rpm() == 0, "wearout", 100 - disk.get().wornPercent()));
    }

    private static Row attribute(SmartAttribute attribute) {
        return new Row()
                .with("id", attribute.id())
                .with("name", attribute.name())
                .with("flags", attribute.flags())
                .with("value", attribute.value())
                .with("normalized", attribute.value())
                .with("worst", attribute.worst())
                .with("threshold", attribute.threshold())
                .with("fail", attribute.fail())
                .with("raw", attribute.raw());
    }
}
