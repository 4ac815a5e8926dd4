package dev.jarvis.functions.describe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Corrects what the description says may be absent. The compiler's description takes everything for required that is never
 * null, and nothing of ours ever is: a field that is an {@code Optional} may be absent all the same, and so may every
 * parameter of a query, since each either is one or has a default. Nor is any JSON an object. Correcting twice changes
 * nothing.
 */
record Absences(Wire wire) {

    private static final int WIDTH = 120;

    /** @throws IllegalStateException when a described object is no record of ours, so that nobody knows its optionals */
    String correct(String description) {
        Map<String, Object> api = new Yaml(new SafeConstructor(new LoaderOptions())).load(description);
        map(map(api, "components"), "schemas").forEach((name, schema) -> fields(name, map(schema)));
        for (var path : map(api, "paths").values()) {
            for (var call : map(path).values()) {
                parameters(map(call));
            }
        }
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(WIDTH);
        return new Yaml(options).dump(api);
    }

    private void fields(String name, Map<String, Object> schema) {
        if (!(schema.get("required") instanceof List<?> names)) {
            return;
        }
        var optional = wire.optionals(name)
                .orElseThrow(() -> new IllegalStateException(
                        "the description has " + name + ", which is no serialisable record of dev.jarvis"));
        for (var field : wire.anything(name).orElseThrow()) {
            map(map(schema, "properties"), field).remove("type");
        }
        var required = without(optional, names);
        if (required.isEmpty()) {
            schema.remove("required");
        } else {
            schema.put("required", required);
        }
    }

    private static List<Object> without(Set<String> optional, List<?> names) {
        var left = new ArrayList<Object>();
        for (var name : names) {
            if (!optional.contains(name)) {
                left.add(name);
            }
        }
        return left;
    }

    private static void parameters(Map<String, Object> call) {
        if (call.get("parameters") instanceof List<?> parameters) {
            for (var parameter : parameters) {
                var described = map(parameter);
                if ("query".equals(described.get("in"))) {
                    described.remove("required");
                }
            }
        }
    }

    private static Map<String, Object> map(Map<String, Object> of, String name) {
        return map(Objects.requireNonNull(of.get(name), name));
    }

    @SuppressWarnings("unchecked") // what a YAML reader gives for a mapping
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
