package dev.jarvis.docker;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Docker's JSON to records, leniently: any field may be missing, as it is in old engines and in Podman. */
final class EngineJson {

    private static final JsonMapper JSON = JsonMapper.createDefault();
    private static final int LONGEST_CHECK = 4096;

    private EngineJson() {}

    /** What a refusal means; {@code message} says it, and where there is none, the text itself. */
    static DockerError error(int status, String body) {
        var text = tree(body)
                .flatMap(tree -> text(tree, "message"))
                .orElseGet(() -> body.isBlank() ? "status " + status : body.strip());
        var shown = "Docker: " + text;
        return switch (status) {
            case 404 -> new DockerError.NotFound(shown);
            case 409 -> new DockerError.Conflict(shown);
            default -> new DockerError.Failed(status, shown);
        };
    }

    /** {@code GET /containers/json}. */
    static Optional<List<Container>> containers(String body) {
        return tree(body)
                .filter(JsonNode::isArray)
                .map(list -> items(list).map(EngineJson::container).toList());
    }

    /** {@code GET /containers/ID/json}. */
    static Optional<ContainerState> state(String body) {
        return tree(body).filter(tree -> tree.get("State") != null).map(EngineJson::state);
    }

    /** A text of {@code GET /version}. */
    static Optional<String> text(String body, String key) {
        return tree(body).flatMap(tree -> text(tree, key));
    }

    private static Container container(JsonNode row) {
        var status = text(row, "Status").orElse("");
        var name = child(row, "Names").stream()
                .flatMap(EngineJson::items)
                .filter(JsonNode::isString)
                .map(JsonNode::getStringValue)
                .findFirst();
        return new Container(
                text(row, "Id").orElse(""),
                withoutSlash(name.orElse("")),
                text(row, "Image").orElse(""),
                text(row, "State").orElse("unknown"),
                status,
                healthIn(status),
                child(row, "Ports").stream()
                        .flatMap(EngineJson::items)
                        .map(EngineJson::port)
                        .toList());
    }

    /** The list says it within the text for a person (moby, container/health.go: String). */
    private static Optional<String> healthIn(String status) {
        if (status.endsWith("(healthy)")) {
            return Optional.of("healthy");
        }
        if (status.endsWith("(unhealthy)")) {
            return Optional.of("unhealthy");
        }
        return status.endsWith("(health: starting)") ? Optional.of("starting") : Optional.empty();
    }

    private static Container.PublishedPort port(JsonNode row) {
        var outside = number(row, "PublicPort").filter(port -> port > 0).map(port -> {
            var address = text(row, "IP").orElse("");
            return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
        });
        return new Container.PublishedPort(
                number(row, "PrivatePort").orElse(0), outside, text(row, "Type").orElse("tcp"));
    }

    private static ContainerState state(JsonNode tree) {
        var state = child(tree, "State").orElse(tree);
        var config = child(tree, "Config").orElse(tree);
        var health = child(state, "Health");
        return new ContainerState(
                text(tree, "Id").orElse(""),
                withoutSlash(text(tree, "Name").orElse("")),
                text(config, "Image").orElse(""),
                text(state, "Status").orElse(flag(state, "Running") ? "running" : "exited"),
                number(state, "ExitCode").orElse(0),
                flag(state, "OOMKilled"),
                text(state, "Error").orElse(""),
                number(tree, "RestartCount").orElse(0),
                instant(state, "StartedAt"),
                instant(state, "FinishedAt"),
                health.flatMap(found -> text(found, "Status")).filter(word -> !word.equals("none")),
                health.flatMap(found -> child(found, "Log")).stream()
                        .flatMap(EngineJson::items)
                        .map(EngineJson::check)
                        .toList(),
                flag(config, "Tty"));
    }

    private static ContainerState.Check check(JsonNode row) {
        var output = text(row, "Output").orElse("").strip();
        return new ContainerState.Check(
                instant(row, "Start"),
                number(row, "ExitCode").orElse(0),
                output.length() > LONGEST_CHECK ? output.substring(0, LONGEST_CHECK) + "…" : output);
    }

    private static Optional<JsonNode> tree(String body) {
        try {
            return Optional.ofNullable(JSON.readValue(body, Argument.of(JsonNode.class)));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return list.isArray()
                ? StreamSupport.stream(list.values().spliterator(), false).filter(item -> !item.isNull())
                : Stream.empty();
    }

    private static Optional<JsonNode> child(JsonNode object, String key) {
        return object.isObject()
                ? Optional.ofNullable(object.get(key)).filter(value -> !value.isNull())
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode object, String key) {
        return child(object, key).filter(JsonNode::isString).map(JsonNode::getStringValue);
    }

    private static Optional<Integer> number(JsonNode object, String key) {
        return child(object, key).filter(JsonNode::isNumber).map(JsonNode::getIntValue);
    }

    private static boolean flag(JsonNode object, String key) {
        return child(object, key)
                .filter(JsonNode::isBoolean)
                .map(JsonNode::getBooleanValue)
                .orElse(false);
    }

    /** Go's zero time, the first of January in the year 1, means never. */
    private static Optional<Instant> instant(JsonNode object, String key) {
        try {
            return text(object, key)
                    .map(OffsetDateTime::parse)
                    .map(OffsetDateTime::toInstant)
                    .filter(instant -> instant.isAfter(Instant.EPOCH));
        } catch (DateTimeException senseless) {
            return Optional.empty();
        }
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
