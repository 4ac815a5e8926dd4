package dev.jarvis.functions.describe;

import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.beans.BeanIntrospector;
import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The records that go over the wire, by the name that the description gives them: {@code Event}, {@code
 * EventsFunction.Page}.
 */
record Wire(Collection<BeanIntrospection<Object>> records) {

    private static final String OURS = "dev.jarvis.";

    static Wire ofThisProgram() {
        return new Wire(BeanIntrospector.SHARED.findIntrospections(
                reference -> reference.getName().startsWith(OURS)));
    }

    /** The fields of a record that may be absent; empty when there is no record of that name. */
    Optional<Set<String>> optionals(String name) {
        return fields(name, Argument::isOptional);
    }

    /** Those that may be any JSON; empty when there is no record of that name. */
    Optional<Set<String>> anything(String name) {
        return fields(
                name,
                argument -> argument.getType() == JsonNode.class
                        || argument.getFirstTypeVariable()
                                .filter(held -> argument.isOptional() && held.getType() == JsonNode.class)
                                .isPresent());
    }

    private Optional<Set<String>> fields(String name, Predicate<Argument<?>> wanted) {
        return records.stream()
                .filter(one -> name(one).equals(name))
                .findFirst()
                .map(one -> Arrays.stream(one.getConstructorArguments())
                        .filter(wanted)
                        .map(Argument::getName)
                        .collect(Collectors.toSet()));
    }

    private static String name(BeanIntrospection<?> introspection) {
        var type = introspection.getBeanType();
        return type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    }
}
