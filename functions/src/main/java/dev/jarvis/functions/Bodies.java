package dev.jarvis.functions;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads the JSON body of a request as the record that its handler asks for: fields that are no {@code Optional} must be
 * there, texts keep to their {@code @Size}, and a map is any JSON object that is not too deep. The description of the API is made from the same
 * record. Fields that are not known are ignored. Refusals name the field. Stateless.
 */
@Singleton
final class Bodies {

    private static final String CODE = "bad_field";

    /** What is nested deeper than about a thousand can be read, but not written any more; nobody needs as much. */
    private static final int DEEPEST = 32;

    /** @throws Refusal naming the first field that is missing or makes no sense */
    <T> T read(JsonNode body, Class<T> type) {
        var introspection = BeanIntrospection.getIntrospection(type);
        var fields = introspection.getConstructorArguments();
        if (!body.isObject()) {
            throw refusal("the body must be a JSON object with the fields "
                    + Arrays.stream(fields).map(Argument::getName).collect(Collectors.joining(", ")));
        }
        return introspection.instantiate(
                Arrays.stream(fields).map(field -> field(body, field)).toArray());
    }

    private static Object field(JsonNode body, Argument<?> field) {
        var given = Optional.ofNullable(body.get(field.getName())).filter(value -> !value.isNull());
        if (field.isOptional()) {
            return given.map(value -> value(value, QueryBinder.inside(field)));
        }
        return value(given.orElseThrow(() -> refusal("the field " + field.getName() + " is missing")), field);
    }

    private static Object value(JsonNode given, Argument<?> field) {
        var name = field.getName();
        if (field.getType() == Map.class) {
            if (!given.isObject()) {
                throw refusal(name + " must be a JSON object, was " + kind(given));
            }
            if (depth(given) > DEEPEST) {
                throw refusal(name + " may be nested " + DEEPEST + " deep, is nested " + depth(given) + " deep");
            }
            var entries = new LinkedHashMap<String, JsonNode>();
            given.entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
            return entries;
        }
        if (!given.isString()) {
            throw refusal(name + " must be a text, was " + kind(given));
        }
        var text = given.getStringValue();
        if (text.isBlank()
                && field.getAnnotationMetadata().intValue(Size.class, "min").orElse(0) > 0) {
            throw refusal(name + " must not be empty");
        }
        return new Given(name, text, CODE).as(field);
    }

    private static int depth(JsonNode value) {
        int deepest = 0;
        for (var inner : value.isContainerNode() ? value.values() : List.<JsonNode>of()) {
            deepest = Math.max(deepest, depth(inner));
        }
        return value.isContainerNode() ? deepest + 1 : 0;
    }

    private static String kind(JsonNode value) {
        if (value.isNumber()) {
            return "a number";
        }
        if (value.isBoolean()) {
            return "true or false";
        }
        if (value.isString()) {
            return "a text";
        }
        return value.isArray() ? "a list" : "an object";
    }

    private static Refusal refusal(String detail) {
        return Refusal.badRequest(CODE, detail);
    }
}
