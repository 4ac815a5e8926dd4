package dev.jarvis.proxmox;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * Proxmox's JSON, read as leniently as it is written: numbers may be strings and strings numbers, booleans are 0 and 1,
 * and any key may be missing (quirks of pve-manager and qemu-server; a strict reader breaks with each release).
 */
final class Wire {

    private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final Pattern SEPARATORS = Pattern.compile("[;,\\s]+");
    private static final int MAX_NUMBER_LENGTH = 40;

    private Wire() {}

    /** The body as a tree; empty when it is not JSON. */
    static Optional<JsonNode> tree(JsonMapper json, String body) {
        try {
            return Optional.ofNullable(json.readValue(body, Argument.of(JsonNode.class)));
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** The rows of a list; anything in it that is no object is left out. */
    static List<Row> rows(JsonNode list) {
        if (!list.isArray()) {
            return List.of();
        }
        return StreamSupport.stream(list.values().spliterator(), false)
                .filter(JsonNode::isObject)
                .map(Row::new)
                .toList();
    }

    /** A number from a number or from text that is one; empty for anything else, as {@code "N/A"}. */
    static Optional<BigDecimal> number(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.getBooleanValue() ? BigDecimal.ONE : BigDecimal.ZERO);
        }
        if (!value.isNumber() && !value.isString()) {
            return Optional.empty();
        }
        var text = value.coerceStringValue().strip();
        if (text.isEmpty() || text.length() > MAX_NUMBER_LENGTH) {
            return Optional.empty();
        }
        try {
            var number = new BigDecimal(text);
            // 1E999999999 is a short text and a number whose digits would fill the memory.
            return Math.abs((long) number.precision() - number.scale()) > 400 ? Optional.empty() : Optional.of(number);
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** A boolean from 0 and 1, from their text, or from true and false; empty for anything else. */
    static Optional<Boolean> flag(JsonNode value) {
        if (value.isBoolean()) {
            return Optional.of(value.getBooleanValue());
        }
        if (value.isString()) {
            switch (value.getStringValue().strip()) {
                case "true", "yes", "on" -> {
                    return Optional.of(true);
                }
                case "false", "no", "off" -> {
                    return Optional.of(false);
                }
                default -> {}
            }
        }
        return number(value).map(number -> number.signum() != 0);
    }

    /** A whole number of at most nine digits and nothing else. */
    static Optional<Integer> digits(String text) {
        boolean number =
                !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
        return number ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }

    /** One object of the wire. */
    record Row(JsonNode node) {

        /** Text that is not empty, from text or from a number. */
        Optional<String> text(String key) {
            return value(key)
                    .filter(value -> value.isValueNode() && !value.isNull())
                    .map(JsonNode::coerceStringValue)
                    .filter(text -> !text.isEmpty());
        }

        OptionalLong whole(String key) {
            return value(key)
                    .flatMap(Wire::number)
                    .map(number -> OptionalLong.of(number.min(LONG_MAX)
                            .max(LONG_MIN)
                            .setScale(0, RoundingMode.HALF_UP)
                            .longValue()))
                    .orElse(OptionalLong.empty());
        }

        /** A count, a part of one counted as one: a container limited to half a core has one. */
        OptionalInt count(String key) {
            return value(key)
                    .flatMap(Wire::number)
                    .filter(number -> number.signum() >= 0)
                    .map(number -> OptionalInt.of(number.setScale(0, RoundingMode.CEILING)
                            .min(BigDecimal.valueOf(Integer.MAX_VALUE))
                            .intValue()))
                    .orElse(OptionalInt.empty());
        }

        OptionalDouble fraction(String key) {
            return value(key)
                    .flatMap(Wire::number)
                    .map(number -> OptionalDouble.of(number.doubleValue()))
                    .orElse(OptionalDouble.empty());
        }

        Optional<Boolean> flag(String key) {
            return value(key).flatMap(Wire::flag);
        }

        boolean isSet(String key) {
            return flag(key).orElse(false);
        }

        Optional<Duration> seconds(String key) {
            var seconds = whole(key);
            return seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() < MAX_SECONDS
                    ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
                    : Optional.empty();
        }

        Optional<Instant> time(String key) {
            return seconds(key).map(Instant.EPOCH::plus);
        }

        /** Words parted by semicolon, comma or space, as tags are in the releases so far. */
        List<String> words(String key) {
            return text(key).stream()
                    .flatMap(text -> SEPARATORS.splitAsStream(text))
                    .filter(word -> !word.isEmpty())
                    .distinct()
                    .toList();
        }

        /** The texts of a list; anything else in it is left out. */
        List<String> texts(String key) {
            return value(key).filter(JsonNode::isArray).stream()
                    .flatMap(list -> StreamSupport.stream(list.values().spliterator(), false))
                    .filter(value -> value.isValueNode() && !value.isNull())
                    .map(JsonNode::coerceStringValue)
                    .toList();
        }

        /** The objects of a list below this one. */
        List<Row> rows(String key) {
            return value(key).map(Wire::rows).orElse(List.of());
        }

        Optional<Row> object(String key) {
            return value(key).filter(JsonNode::isObject).map(Row::new);
        }

        Optional<JsonNode> value(String key) {
            return node.isObject() ? Optional.ofNullable(node.get(key)) : Optional.empty();
        }

        /** Past the year 9999: no time that Proxmox means. */
        private static final long MAX_SECONDS = 253_402_300_800L;
    }
}
