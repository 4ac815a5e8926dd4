package dev.jarvis.functions;

import dev.jarvis.functions.describe.YamlTree;
import io.micronaut.json.tree.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Holds a JSON value against its description: every field is described, has the type, and is there when it must be. */
record SchemaCheck(List<String> faults) {

    static List<String> of(JsonNode value, YamlTree schema) {
        var check = new SchemaCheck(new ArrayList<>());
        check.value("$", value, schema);
        return check.faults;
    }

    private void value(String where, JsonNode value, YamlTree schema) {
        var parts = schema.resolved().at("allOf").items();
        if (!parts.isEmpty()) {
            parts.stream().filter(part -> part.reference().isPresent()).forEach(part -> value(where, value, part));
            return;
        }
        if (value.isNull() && is(schema, "nullable", "true")) {
            return;
        }
        switch (schema.at("type").text().orElse("any")) {
            case "object" -> object(where, value, schema);
            case "array" -> {
                demand(value.isArray(), where, "is no list", value);
                int index = 0;
                for (var item : value.isArray() ? value.values() : List.<JsonNode>of()) {
                    value(where + "[" + index++ + "]", item, schema.at("items"));
                }
            }
            case "string" -> string(where, value, schema);
            case "integer" ->
                demand(
                        value.isNumber() && value.getDoubleValue() == Math.rint(value.getDoubleValue()),
                        where,
                        "is no whole number",
                        value);
            case "number" -> demand(value.isNumber(), where, "is no number", value);
            case "boolean" -> demand(value.isBoolean(), where, "is neither true nor false", value);
            default -> {}
        }
    }

    private void object(String where, JsonNode value, YamlTree schema) {
        var fields = schema.at("properties").entries();
        var others = schema.at("additionalProperties");
        demand(value.isObject(), where, "is no object", value);
        if (!value.isObject() || (fields.isEmpty() && !others.isThere())) {
            return;
        }
        for (var field : value.entries()) {
            var name = field.getKey();
            if (fields.containsKey(name)) {
                value(where + "." + name, field.getValue(), schema.at("properties", name));
            } else if (others.isThere()) {
                value(where + "." + name, field.getValue(), others);
            } else {
                faults.add(where + "." + name + " is not described");
            }
        }
        for (var required : schema.at("required").items()) {
            required.text()
                    .filter(name -> value.get(name) == null)
                    .ifPresent(name -> faults.add(where + "." + name + " is missing"));
        }
    }

    private void string(String where, JsonNode value, YamlTree schema) {
        demand(value.isString(), where, "is no text", value);
        if (!value.isString()) {
            return;
        }
        var text = value.getStringValue();
        var words = schema.at("enum").items().stream()
                .flatMap(word -> word.text().stream())
                .collect(Collectors.toSet());
        demand(words.isEmpty() || words.contains(text), where, "is none of " + words, value);
        if (is(schema, "format", "date-time")) {
            demand(isTime(text), where, "is no time", value);
        }
    }

    private void demand(boolean holds, String where, String otherwise, JsonNode value) {
        if (!holds) {
            faults.add(where + " " + otherwise + ": " + value.getValue());
        }
    }

    private static boolean is(YamlTree schema, String name, String value) {
        return schema.at(name).text().filter(value::equals).isPresent();
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException senseless) {
            return false;
        }
    }
}
