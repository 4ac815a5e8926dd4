package dev.jarvis.simulator.scenario;

import dev.jarvis.simulator.backup.BackupJob;
import dev.jarvis.simulator.backup.CalendarEvent;
import dev.jarvis.simulator.cluster.Blueprint;
import dev.jarvis.simulator.cluster.GuestSpec;
import dev.jarvis.simulator.cluster.GuestType;
import dev.jarvis.simulator.cluster.NodeSpec;
import dev.jarvis.simulator.cluster.StorageSpec;
import dev.jarvis.simulator.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a scenario file: JSON with the name of the cluster, its nodes, guests, storages and backup jobs, and the faults
 * that befall it in time. What is left out is drawn as for the demonstration.
 */
public final class ScenarioFile {

    private static final long GIB = 1L << 30;
    private static final String NAME = "[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final String MAC = "([0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2}";
    private static final int MOST_NODES = 64;

    private final List<NodeSpec> nodes = new ArrayList<>();
    private final List<GuestSpec> guests = new ArrayList<>();
    private final List<Integer> stopped = new ArrayList<>();
    private final Map<String, String> macs = new LinkedHashMap<>();
    private final Set<Integer> highAvailability = new HashSet<>();
    private final Set<Integer> guarded = new HashSet<>();

    private ScenarioFile() {}

    /** The plan in a file; {@link BadScenario} says what is wrong with it, and where. */
    public static Plan read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (IOException unreadable) {
            throw new BadScenario("cannot read the scenario " + file + ": " + unreadable.getMessage());
        }
        try {
            return new ScenarioFile().plan(Fields.of("scenario", Json.read(text)));
        } catch (BadScenario wrong) {
            throw new BadScenario(file + ": " + wrong.getMessage());
        } catch (IOException malformed) {
            throw new BadScenario(file + ": not JSON: "
                    + String.valueOf(malformed.getMessage()).replace('\n', ' '));
        }
    }

    private Plan plan(Fields scenario) throws BadScenario {
        String cluster = scenario.text("cluster", NAME, "a name of letters, digits and hyphens");
        for (Fields node : scenario.list("nodes")) {
            node(node);
        }
        if (nodes.isEmpty() || nodes.size() > MOST_NODES) {
            throw new BadScenario("nodes must be 1.." + MOST_NODES + " nodes, was " + nodes.size());
        }
        for (Fields guest : scenario.list("guests")) {
            guest(guest);
        }
        List<StorageSpec> storages = new ArrayList<>();
        for (Fields storage : scenario.list("storages")) {
            storages.addAll(storage(storage));
        }
        if (storages.isEmpty()) {
            nodes.forEach(node -> storages.addAll(Storages.of(node)));
        }
        Blueprint blueprint = new Blueprint(cluster, nodes, guests, storages, stopped);
        List<BackupJob> jobs = new ArrayList<>();
        for (Fields job : scenario.list("backupJobs")) {
            jobs.add(job(job, storages));
        }
        List<TimedFault> faults = new ArrayList<>();
        for (Fields fault : scenario.list("faults")) {
            faults.add(fault(fault));
        }
        Optional<Duration> boot =
                scenario.has("bootTakes") ? Optional.of(scenario.span("bootTakes")) : Optional.empty();
        scenario.refuseUnread();
        return new Plan(
                blueprint,
                macs,
                scenario.has("backupJobs") ? jobs : Jobs.of(blueprint),
                faults,
                highAvailability,
                guarded,
                boot);
    }

    private void node(Fields fields) throws BadScenario {
        String name = fields.text("name", NAME, "a name of letters, digits and hyphens");
        if (nodes.stream().anyMatch(node -> node.name().equals(name))) {
            throw fields.complaint("name", "a name that no other node has", name);
        }
        int number = nodes.size() + 1;
        NodeSpec drawn = Scenario.node(name, number - 1, List.of());
        nodes.add(new NodeSpec(
                name,
                number,
                fields.optional("ip", "[0-9a-fA-F.:]{2,45}", "an address").orElse(drawn.ip()),
                (int) fields.number("cpus", 1, 1_024, drawn.cpus()),
                fields.optional("cpuModel", ".{1,100}", "a text of 1..100 characters")
                        .orElse(drawn.cpuModel()),
                fields.number("memoryGib", 1, 65_536, drawn.memoryBytes() / GIB) * GIB,
                fields.number("rootGib", 4, 65_536, drawn.rootBytes() / GIB) * GIB));
        fields.optional("mac", MAC, "six pairs of hexadecimal digits with colons")
                .ifPresent(mac -> macs.put(name, mac));
        fields.refuseUnread();
    }

    private void guest(Fields fields) throws BadScenario {
        int vmid = (int) fields.number("vmid", 100, 999_999_999);
        if (guests.stream().anyMatch(guest -> guest.vmid() == vmid)) {
            throw fields.complaint("vmid", "a number that no other guest has", (long) vmid);
        }
        String type = fields.choice("type", List.of("qemu", "lxc"));
        guests.add(new GuestSpec(
                vmid,
                fields.text("name", NAME, "a name of letters, digits and hyphens"),
                GuestType.valueOf(type.toUpperCase(Locale.ROOT)),
                fields.choice("node", nodes.stream().map(NodeSpec::name).toList()),
                (int) fields.number("cores", 1, 512, 2),
                fields.number("memoryGib", 1, 16_384, 2) * GIB,
                fields.number("diskGib", 1, 131_072, 16) * GIB,
                fields.flag("onboot", true),
                fields.texts("tags")));
        if (!fields.flag("running", true)) {
            stopped.add(vmid);
        }
        if (fields.flag("ha", false)) {
            highAvailability.add(vmid);
        }
        if (fields.flag("protection", false)) {
            guarded.add(vmid);
        }
        fields.refuseUnread();
    }

    private List<StorageSpec> storage(Fields fields) throws BadScenario {
        String name = fields.text("name", "[a-zA-Z][a-zA-Z0-9._-]{1,63}", "a name that begins with a letter");
        String type = fields.choice(
                "type", List.of("dir", "nfs", "cifs", "cephfs", "btrfs", "lvm", "lvmthin", "zfspool", "rbd", "pbs"));
        List<String> content = fields.texts("content");
        boolean shared = fields.flag(
                "shared", List.of("nfs", "cifs", "cephfs", "rbd", "pbs").contains(type));
        long total = fields.number("totalGib", 1, 10_000_000) * GIB;
        double used = fields.number("usedPercent", 0, 100, 20) / 100.0;
        List<String> where = fields.texts("nodes");
        List<String> names = nodes.stream().map(NodeSpec::name).toList();
        if (!names.containsAll(where)) {
            throw fields.complaint("nodes", "nodes of this file (" + String.join(", ", names) + ")", where);
        }
        fields.refuseUnread();
        return names.stream()
                .filter(node -> where.isEmpty() || where.contains(node))
                .map(node -> new StorageSpec(name, node, type, String.join(",", content), shared, total, used))
                .toList();
    }

    private static BackupJob job(Fields fields, List<StorageSpec> storages) throws BadScenario {
        String id = fields.text("id", "\\S{1,50}", "1..50 characters without blanks");
        String schedule = fields.text("schedule", ".{1,128}", "a text of 1..128 characters");
        if (CalendarEvent.parse(schedule).isEmpty()) {
            throw fields.complaint("schedule", "times such as 02:30 or sat 04:15", schedule);
        }
        List<String> known = storages.stream().map(StorageSpec::name).distinct().toList();
        Map<String, String> options = new LinkedHashMap<>();
        options.put("enabled", fields.flag("enabled", true) ? "1" : "0");
        options.put("schedule", schedule);
        options.put("storage", fields.choice("storage", known));
        for (Map.Entry<String, Object> option : fields.rest().entrySet()) {
            options.put(
                    option.getKey(),
                    switch (option.getValue()) {
                        case String text -> text;
                        case Long number -> number.toString();
                        case Boolean truth -> truth ? "1" : "0";
                        default ->
                            throw fields.complaint(
                                    option.getKey(), "a text, a number or true or false", option.getValue());
                    });
        }
        options.putIfAbsent("mode", "snapshot");
        options.putIfAbsent("compress", "zstd");
        return new BackupJob(id, options);
    }

    private static TimedFault fault(Fields fields) throws BadScenario {
        Duration at = fields.span("at");
        Optional<Duration> lasts = fields.has("for") ? Optional.of(fields.span("for")) : Optional.empty();
        Map<String, Object> rest = fields.rest();
        if (!rest.containsKey("kind")) {
            throw new BadScenario("a fault needs a kind, it has only " + Json.write(rest));
        }
        return new TimedFault(at, lasts, rest);
    }
}
