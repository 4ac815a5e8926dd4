package dev.jarvis.proxmox;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.proxmox.Wire.Row;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** From the wire's objects about one node or guest to records. */
final class NodeReading {

    private NodeReading() {}

    static NodeDetails details(NodeName name, Row row) {
        var cpu = row.object("cpuinfo");
        return new NodeDetails(
                name,
                row.fraction("cpu"),
                cpu.map(info -> info.count("cpus")).orElse(row.count("cpus")),
                cpu.flatMap(info -> info.text("model")),
                figure(row, "memory", "used"),
                figure(row, "memory", "total"),
                figure(row, "swap", "used"),
                figure(row, "swap", "total"),
                figure(row, "rootfs", "used"),
                figure(row, "rootfs", "total"),
                loadAverages(row),
                row.seconds("uptime"),
                row.text("pveversion"),
                row.object("current-kernel")
                        .flatMap(kernel -> kernel.text("release"))
                        .or(() -> row.text("kversion")));
    }

    static Version version(Row row) {
        return new Version(row.text("version").orElse(""), row.text("release").orElse(""));
    }

    static NodeClock time(Row row) {
        var time = row.time("time")
                .orElseThrow(() -> new ProxmoxException(new ProxmoxError.Failed(200, "the node did not say its time")));
        return new NodeClock(time, row.text("timezone").orElse(""));
    }

    static NodeConfig nodeConfig(Row row) {
        return new NodeConfig(row.text("wakeonlan").flatMap(NodeReading::wakeMac), row.text("description"));
    }

    static Optional<NodeCertificate> certificate(Row row) {
        return row.text("filename")
                .map(file -> new NodeCertificate(
                        file,
                        row.text("fingerprint").flatMap(ClusterReading::fingerprint),
                        row.text("subject"),
                        row.text("issuer"),
                        row.time("notbefore"),
                        row.time("notafter"),
                        row.texts("san")));
    }

    /** The address stands alone, or as {@code mac=} among other settings (PVE 8.2 and later). */
    private static Optional<String> wakeMac(String setting) {
        return Arrays.stream(setting.split(",", -1))
                .map(part -> part.startsWith("mac=") ? part.substring(4) : part)
                .filter(part -> !part.isEmpty() && !part.contains("="))
                .findFirst();
    }

    static GuestState state(GuestAddress guest, Row row) {
        var ha = row.object("ha");
        var figures = ClusterReading.guest(row, guest.type(), guest.node(), guest.id());
        var haState = figures.haState().or(() -> ha.flatMap(managed -> managed.text("state")));
        return new GuestState(
                withHaState(figures, haState),
                row.text("qmpstatus"),
                ha.map(managed -> managed.isSet("managed")).orElse(false),
                row.isSet("agent"));
    }

    static GuestConfig config(Row row) {
        return new GuestConfig(
                row.text("name").or(() -> row.text("hostname")),
                row.isSet("onboot"),
                row.isSet("protection"),
                row.isSet("template"),
                row.words("tags"),
                row.text("lock"),
                values(row));
    }

    static Optional<PendingChange> pending(Row row) {
        boolean removed = row.whole("delete").orElse(0) > 0;
        var next = row.text("pending");
        return removed || next.isPresent()
                ? row.text("key").map(key -> new PendingChange(key, row.text("value"), next, removed))
                : Optional.empty();
    }

    private static Map<String, String> values(Row row) {
        var values = new TreeMap<String, String>();
        if (row.node().isObject()) {
            row.node()
                    .entries()
                    .forEach(entry -> row.text(entry.getKey()).ifPresent(text -> values.put(entry.getKey(), text)));
        }
        return values;
    }

    private static OptionalLong figure(Row row, String object, String key) {
        return row.object(object).map(part -> part.whole(key)).orElse(OptionalLong.empty());
    }

    private static List<Double> loadAverages(Row row) {
        var averages = new ArrayList<Double>();
        row.value("loadavg")
                .filter(JsonNode::isArray)
                .ifPresent(list -> list.values()
                        .forEach(value ->
                                Wire.number(value).map(BigDecimal::doubleValue).ifPresent(averages::add)));
        return averages;
    }

    private static GuestRow withHaState(GuestRow row, Optional<String> haState) {
        return new GuestRow(
                row.id(),
                row.type(),
                row.node(),
                row.name(),
                row.status(),
                row.cpuFraction(),
                row.cpus(),
                row.memoryUsedBytes(),
                row.memoryBytes(),
                row.diskUsedBytes(),
                row.diskBytes(),
                row.uptime(),
                row.networkInBytes(),
                row.networkOutBytes(),
                row.tags(),
                row.lock(),
                haState,
                row.template());
    }
}
