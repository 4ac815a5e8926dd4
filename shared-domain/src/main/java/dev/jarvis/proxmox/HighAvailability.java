package dev.jarvis.proxmox;

import dev.jarvis.cluster.GuestId;
import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.HaStatus.HaService;
import dev.jarvis.proxmox.Wire.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the high-availability manager. Needs Sys.Audit on {@code /}. Safe to use from several threads. */
public final class HighAvailability {

    private final Calls calls;

    HighAvailability(Calls calls) {
        this.calls = calls;
    }

    /** The guests that it manages, as they are configured. */
    public List<HaResource> resources() {
        return calls.rows(ApiCall.get("cluster", "ha", "resources")).stream()
                .flatMap(row -> row.text("sid").map(sid -> resource(sid, row)).stream())
                .toList();
    }

    /** What it does this moment. Kinds of rows that are not known here are left out. */
    public HaStatus status() {
        Optional<Boolean> quorate = Optional.empty();
        Optional<NodeName> master = Optional.empty();
        var managers = new ArrayList<HaStatus.Manager>();
        var services = new ArrayList<HaService>();
        for (var row : calls.rows(ApiCall.get("cluster", "ha", "status", "current"))) {
            var node = ClusterReading.nodeName(row, "node");
            var status = row.text("status").orElse("");
            switch (row.text("type").orElse("")) {
                case "quorum" -> quorate = row.flag("quorate");
                case "master" -> master = node;
                case "lrm" ->
                    node.ifPresent(name -> managers.add(new HaStatus.Manager(name, status, row.time("timestamp"))));
                case "service" -> row.text("sid").ifPresent(sid -> services.add(service(sid, node, row)));
                default -> {}
            }
        }
        return new HaStatus(quorate, master, managers, services);
    }

    private static HaResource resource(String sid, Row row) {
        return new HaResource(
                sid,
                guest(sid),
                row.text("state").orElse("started"),
                row.text("group"),
                row.count("max_restart"),
                row.count("max_relocate"),
                row.text("comment"));
    }

    private static HaService service(String sid, Optional<NodeName> node, Row row) {
        return new HaService(sid, guest(sid), node, row.text("state").orElse("unknown"), row.text("request_state"));
    }

    private static Optional<GuestId> guest(String sid) {
        return ClusterReading.guestId(sid.substring(sid.indexOf(':') + 1));
    }
}
