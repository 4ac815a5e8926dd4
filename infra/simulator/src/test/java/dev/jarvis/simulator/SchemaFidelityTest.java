package dev.jarvis.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.jarvis.simulator.api.ApiRoute;
import dev.jarvis.simulator.api.Parameter;
import dev.jarvis.simulator.api.ValueType;
import dev.jarvis.simulator.api.routes.Catalog;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.estate.Estate;
import dev.jarvis.simulator.json.Json;
import dev.jarvis.simulator.scenario.Plan;
import dev.jarvis.simulator.time.SimulatedClock;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Holds every route against Proxmox's own schema, where the variable PVE_REFERENCE names the folder with
 * {@code pve-9.1-core.json}: parameters strictly, answers as far as the schema declares them. What the schema lacks and
 * the server has, or the other way round, is named here with its reason.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaFidelityTest {

    /** The reference has no prose, and lost the parameters of that name with it. */
    private static final Set<String> LOST_WITH_THE_PROSE = Set.of("description");

    /** Sent by real servers although the schema does not declare them (QemuServer.pm, LXC.pm, API2Tools.pm, Nodes.pm). */
    private static final Set<String> UNDECLARED = Set.of(
            "ballooninfo",
            "balloon",
            "blockstat",
            "nics",
            "freemem",
            "proxmox-support",
            "disk",
            "pid",
            "swap",
            "type",
            "pressurecpufull",
            "description",
            "digest",
            "running",
            "clustername",
            "cap",
            "parent",
            "id",
            "maxdisk",
            "idle",
            "ksm",
            "kversion",
            "uptime",
            "wait",
            "flags",
            "hvm",
            "mhz",
            "user_hz",
            "tokenid",
            // Disks as Diskmanage.pm reads them out of udev and smartctl.
            "by_id_link",
            "rpm",
            "wearout",
            // What ifupdown2 keeps of a bridge (INotify.pm).
            "bridge_fd",
            "bridge_stp",
            // A volume's kind, which only its plugin knows (Storage.pm, Plugin.pm).
            "content",
            "subtype",
            // The options of a storage depend on its type: each plugin declares its own, the route none of them.
            "export",
            "mountpoint",
            "nodes",
            "path",
            "pool",
            "server",
            "shared",
            "sparse",
            "thinpool",
            "vgname");

    private final Map<String, Map<?, ?>> declared = new TreeMap<>();

    @BeforeAll
    void reference() throws IOException {
        String folder = System.getenv().getOrDefault("PVE_REFERENCE", "../../../shared/pve");
        Path file = Path.of(folder, "pve-9.1-core.json");
        assumeTrue(
                Files.isReadable(file),
                file + " is not there, and PVE_REFERENCE names no other folder of the reference");
        Map<?, ?> whole = (Map<?, ?>) Json.read(Files.readString(file));
        for (Map<?, ?> endpoint : Reply.maps(Reply.field(whole, "endpoints"))) {
            declared.put(endpoint.get("method") + " " + endpoint.get("path"), endpoint);
        }
    }

    @Test
    void parameters_areThoseOfTheSchema() {
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (ApiRoute route : routes()) {
            String name = route.method() + " " + route.path();
            Optional<Map<?, ?>> endpoint = Optional.ofNullable(declared.get(name));
            if (endpoint.isPresent()) {
                compared++;
                Map<?, ?> properties = map(map(endpoint.get().get("parameters")).get("properties"));
                compare(name, route.parameters(), properties, differences);
            }
        }
        assertTrue(compared > 90, "only " + compared + " routes compared");
        assertEquals(List.of(), differences);
    }

    @Test
    void answers_areOfTheDeclaredTypes() throws Exception {
        List<String> differences = new ArrayList<>();
        try (Lab lab = Lab.open()) {
            lab.fault("{\"kind\":\"ha-guest\",\"vmid\":105}");
            lab.post("/nodes/pve/qemu/101/snapshot", "snapname=one&vmstate=1");
            lab.post("/nodes/pve/lxc/105/snapshot", "snapname=one");
            lab.step(20);
            int answered = 0;
            for (ApiRoute route : routes()) {
                String name = route.method() + " " + route.path();
                if (route.method().equals("GET") && declared.containsKey(name)) {
                    Optional<String> path = concrete(route);
                    if (path.isPresent()) {
                        Reply reply = lab.get("pve", path.get());
                        if (reply.status() == 200) {
                            answered++;
                            check(name, reply.data(), map(declared.get(name).get("returns")), differences);
                        }
                    }
                }
            }
            assertTrue(answered > 40, "only " + answered + " routes answered");
        }
        assertEquals(Set.of(), new TreeSet<>(differences));
    }

    private static List<ApiRoute> routes() {
        Plan plan = Plan.homelab(2, 8);
        Cluster cluster = new Cluster(plan.blueprint(), new SimulatedClock(InstantSource.fixed(Lab.START)), 1);
        Estate estate = cluster.look(() -> Estate.draw(cluster, plan.macs(), plan.jobs(), Map.of()));
        return Catalog.routes(Map.of(), estate);
    }

    private static void compare(String route, List<Parameter> ours, Map<?, ?> theirs, List<String> differences) {
        Set<String> names = ours.stream().map(Parameter::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> wanted = new TreeSet<>();
        theirs.keySet().forEach(name -> wanted.add(String.valueOf(name)));
        Set<String> surplus = new TreeSet<>(names);
        surplus.removeAll(wanted);
        surplus.removeAll(LOST_WITH_THE_PROSE);
        wanted.removeAll(names);
        if (!surplus.isEmpty() || !wanted.isEmpty()) {
            differences.add(route + " has " + surplus + " too many and lacks " + wanted);
        }
        for (Parameter parameter : ours) {
            Map<?, ?> property = map(theirs.get(parameter.name()));
            if (!property.isEmpty()) {
                boolean optional = Json.write(property.containsKey("optional") ? property.get("optional") : 0L)
                        .matches("1|true");
                // Without what stands in the path there would be no such path, whatever the schema says.
                if (optional != parameter.optional() && !route.contains("{" + parameter.name() + "}")) {
                    differences.add(route + " " + parameter.name() + " optional " + parameter.optional());
                }
                String type = describe(property);
                if (!describe(parameter.type()).equals(type)
                        && !parameter.name().matches("node|userid|tokenid")) {
                    differences.add(
                            route + " " + parameter.name() + " is " + describe(parameter.type()) + ", not " + type);
                }
            }
        }
    }

    private static String describe(ValueType type) {
        return switch (type) {
            case ValueType.Text text -> "string";
            case ValueType.Texts texts -> "array";
            case ValueType.Truth truth -> "boolean";
            case ValueType.Whole whole ->
                "integer" + (whole.minimum() == Long.MIN_VALUE ? "" : " from " + whole.minimum())
                        + (whole.maximum() == Long.MAX_VALUE ? "" : " to " + whole.maximum());
            case ValueType.Fraction fraction ->
                "number" + (Double.isInfinite(fraction.minimum()) ? "" : " from " + (long) fraction.minimum())
                        + (Double.isInfinite(fraction.maximum()) ? "" : " to " + (long) fraction.maximum());
            case ValueType.Choice choice -> "one of " + new TreeSet<>(choice.words());
        };
    }

    private static String describe(Map<?, ?> property) {
        if (property.get("enum") instanceof List<?> words) {
            return "one of " + words.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        }
        String type = String.valueOf(property.get("type"));
        boolean bounded = type.equals("integer") || type.equals("number");
        return type
                + (bounded && property.containsKey("minimum") ? " from " + property.get("minimum") : "")
                + (bounded && property.containsKey("maximum") ? " to " + property.get("maximum") : "");
    }

    /** A path with a real value for each of its names and for each parameter that must be there. */
    private static Optional<String> concrete(ApiRoute route) {
        boolean machine = route.path().contains("/qemu");
        Map<String, String> values = new LinkedHashMap<>(
                Map.of("node", "pve", "vmid", machine ? "101" : "105", "snapname", "one", "userid", "root@pam"));
        values.putAll(Map.of(
                "tokenid", "jarvis", "sid", "ct:105", "timeframe", "hour", "feature", "snapshot", "storage", "nas"));
        String path = route.path();
        StringBuilder query = new StringBuilder();
        for (Parameter parameter : route.parameters()) {
            String variable = "{" + parameter.name() + "}";
            boolean inPath = path.contains(variable);
            if (inPath || !parameter.optional()) {
                String value = values.get(parameter.name());
                if (value == null) {
                    return Optional.empty();
                }
                if (inPath) {
                    path = path.replace(variable, URLEncoder.encode(value, StandardCharsets.UTF_8));
                } else {
                    query.append(query.isEmpty() ? "?" : "&")
                            .append(parameter.name())
                            .append("=")
                            .append(value);
                }
            }
        }
        return Optional.of(path + query);
    }

    private static void check(String where, Object value, Map<?, ?> schema, List<String> differences) {
        boolean aNothing = value.equals(Json.NULL);
        switch (String.valueOf(schema.get("type"))) {
            case "array" -> {
                if (value instanceof List<?> list) {
                    list.forEach(element -> check(where + "[]", element, map(schema.get("items")), differences));
                } else if (!aNothing) {
                    differences.add(where + " is no list: " + value);
                }
            }
            case "object" -> {
                if (value instanceof Map<?, ?> fields) {
                    checkFields(where, fields, map(schema.get("properties")), differences);
                } else {
                    differences.add(where + " is no object: " + value);
                }
            }
            case "integer" -> {
                // Some numbers travel as text, as the next free id does.
                if (!(value instanceof Long) && !String.valueOf(value).matches("\\d+")) {
                    differences.add(where + " is no whole number: " + value);
                }
            }
            case "number" -> {
                if (!(value instanceof Number)) {
                    differences.add(where + " is no number: " + value);
                }
            }
            case "boolean" -> {
                if (!value.equals(0L) && !value.equals(1L)) {
                    differences.add(where + " is neither 0 nor 1: " + value);
                }
            }
            case "string" -> {
                if (!(value instanceof String) && !where.endsWith("pending[].value")) {
                    differences.add(where + " is no text: " + value);
                }
            }
            default -> {
                // The schema says nothing about it.
            }
        }
        if (schema.get("enum") instanceof List<?> words && !words.contains(value)) {
            differences.add(where + " is not one of " + words + ": " + value);
        }
    }

    private static void checkFields(String where, Map<?, ?> fields, Map<?, ?> properties, List<String> differences) {
        if (properties.isEmpty()) {
            return;
        }
        boolean open = properties.keySet().stream()
                .allMatch(name -> Set.of("id", "sid", "upid", "name").contains(name));
        fields.forEach((name, value) -> {
            Map<?, ?> property = declaredField(properties, String.valueOf(name));
            if (!property.isEmpty()) {
                check(where + "." + name, value, property, differences);
            } else if (!open && !UNDECLARED.contains(String.valueOf(name))) {
                differences.add(where + " does not declare " + name);
            }
        });
        properties.forEach((name, property) -> {
            boolean optional = String.valueOf(map(property).get("optional")).matches("1|true");
            if (!optional && !fields.containsKey(name) && !String.valueOf(name).endsWith("[n]")) {
                differences.add(where + " lacks " + name);
            }
        });
    }

    private static Map<?, ?> declaredField(Map<?, ?> properties, String name) {
        Map<?, ?> exact = map(properties.get(name));
        return exact.isEmpty() ? map(properties.get(name.replaceFirst("\\d+$", "[n]"))) : exact;
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
