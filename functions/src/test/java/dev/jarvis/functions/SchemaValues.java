package dev.jarvis.functions;

import dev.jarvis.functions.describe.YamlTree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Makes values for a schema: such as fit it, at its bounds above all, and such as do not.
 *
 * @param known by the name of a parameter, values that mean something to the server asked
 */
record SchemaValues(Random random, Map<String, List<String>> known) {

    /** A longer text is only about its length, and must stay inside a body's bound however it is written. */
    private static final int MOST_LETTERS = 10_000;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** One that a handler must take, as it stands in a query or a path. */
    String fitting(String name, YamlTree schema) {
        var shape = shape(schema);
        var words = words(shape);
        if (!words.isEmpty()) {
            return one(words);
        }
        return switch (type(shape)) {
            case "integer" -> fittingNumber(name, shape);
            case "boolean" -> one(List.of("true", "false"));
            case "string" -> isTime(shape) ? fittingTime() : fittingText(name, shape);
            default -> throw new AssertionError("no values for " + shape.here());
        };
    }

    /** One that no handler may take; empty when everything fits. */
    Optional<String> senseless(YamlTree schema) {
        var shape = shape(schema);
        if (!words(shape).isEmpty()) {
            var word = one(words(shape));
            return Optional.of(one(List.of(
                    word.toUpperCase(Locale.ROOT), word + "x", "null", "\u0131nfo", word + "," + word, "-", "\u0000")));
        }
        return switch (type(shape)) {
            case "integer" -> Optional.of(senselessNumber(shape));
            case "boolean" -> Optional.of(one(List.of("TRUE", "1", "yes", "null")));
            case "string" ->
                isTime(shape)
                        ? Optional.of(senselessTime())
                        : shape.at("pattern").isThere()
                                ? Optional.of(one(List.of("1x", "x y", "x".repeat(101), "-", "é")))
                                : number(shape, "maxLength")
                                        .map(most -> one(List.of(
                                                letters(Math.toIntExact(most) + 1 + random.nextInt(50)),
                                                "x\u0000y",
                                                "\u001b[2J")));
            default -> Optional.empty();
        };
    }

    /** A JSON value that fits; of an object, fields that may be left out sometimes are. */
    String fittingJson(String name, YamlTree schema) {
        var shape = shape(schema);
        return switch (type(shape)) {
            case "object" ->
                shape.at("properties").isThere()
                        ? text(fittingFields(shape))
                        : one(List.of("{}", "{\"a\":{\"x\":[1,null,1e3]}}", "{\"" + "a".repeat(100) + "\":null}"));
            case "array" -> "[" + fittingJson(name, shape.at("items")) + "]";
            case "integer", "boolean" -> fitting(name, shape);
            case "number" -> Double.toString(random.nextDouble());
            case "string" -> quoted(fitting(name, shape));
            default -> one(List.of("{}", "[1,null,\"x\"]", "7"));
        };
    }

    Map<String, String> fittingFields(YamlTree object) {
        var shape = shape(object);
        var needed = names(shape.at("required"));
        var fields = new LinkedHashMap<String, String>();
        shape.at("properties").entries().forEach((name, schema) -> {
            if (needed.contains(name) || random.nextBoolean()) {
                fields.put(name, fittingJson(name, schema));
            }
        });
        return fields;
    }

    /** The fields that may not be left out, with what means something where that is known. */
    Map<String, String> plainFields(YamlTree object) {
        var shape = shape(object);
        var fields = new LinkedHashMap<String, String>();
        names(shape.at("required"))
                .forEach(name -> fields.put(
                        name,
                        meant(name)
                                .map(SchemaValues::quoted)
                                .orElseGet(() -> fittingJson(name, shape.at("properties", name)))));
        return fields;
    }

    /** The first value that is known to mean something there. */
    Optional<String> meant(String name) {
        return known.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** A JSON value that does not fit; empty when all do. */
    Optional<String> senselessJson(YamlTree schema) {
        var shape = shape(schema);
        return switch (type(shape)) {
            case "object" -> Optional.of(one(List.of("7", "\"x\"", "[]", "true", "[{}]")));
            case "array" -> Optional.of(one(List.of("{}", "7")));
            case "integer" -> Optional.of(one(List.of("\"x\"", "1.5", "{}", "[]", senselessAsNumber(shape))));
            case "boolean" -> Optional.of(one(List.of("\"true\"", "1", "[]")));
            case "string" -> Optional.of(senselessText(shape));
            default -> Optional.empty();
        };
    }

    /** A field that may not be missing, if there is one. */
    Optional<String> needed(YamlTree object) {
        var needed = names(shape(object).at("required"));
        return needed.isEmpty() ? Optional.empty() : Optional.of(one(needed));
    }

    static String text(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> quoted(field.getKey()) + ":" + field.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars()
                .forEach(letter -> quoted.append(
                        letter < 0x20 || letter == '"' || letter == '\\' || letter > 0x7e
                                ? String.format(Locale.ROOT, "\\u%04x", letter)
                                : Character.toString(letter)));
        return quoted.append('"').toString();
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /** Any letters, of this world and others, without blanks at the ends. */
    String letters(int length) {
        if (length > MOST_LETTERS) {
            return "x".repeat(length);
        }
        var pool = "abcXYZ019-_/.:%&=?#+*'\"<>{}[]\\|;,~$@! \u00e9\u00df\u4e2d\u0661\ufeff\u202e";
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(pool.charAt(random.nextInt(pool.length())));
        }
        if (length > 0) {
            text.setCharAt(0, 'x');
            text.setCharAt(length - 1, 'x');
        }
        return text.toString();
    }

    private String senselessText(YamlTree shape) {
        var wrong = new ArrayList<>(List.of("7", "{}", "[]", "true", "[\"x\"]"));
        if (isTime(shape)
                || !words(shape).isEmpty()
                || number(shape, "maxLength").isPresent()) {
            senseless(shape).ifPresent(text -> wrong.add(quoted(text)));
        }
        if (number(shape, "minLength").orElse(0L) > 0) {
            wrong.add("\"\"");
            wrong.add("\" \"");
        }
        return one(wrong);
    }

    private String fittingNumber(String name, YamlTree shape) {
        long least = number(shape, "minimum").orElse(Long.MIN_VALUE);
        long most = most(shape);
        var values = new ArrayList<>(
                List.of(Long.toString(least), Long.toString(most), Long.toString(between(least, most))));
        values.addAll(known.getOrDefault(name, List.of()));
        return one(values);
    }

    private long between(long least, long most) {
        return most == Long.MAX_VALUE ? least + random.nextInt(1_000_000) : random.nextLong(least, most + 1);
    }

    private String senselessNumber(YamlTree shape) {
        return one(List.of(
                senselessAsNumber(shape),
                "abc",
                "1.5",
                "1e2",
                "0x10",
                "1_000",
                "\u0661",
                "+1",
                "NaN",
                "9".repeat(40),
                "--1"));
    }

    private String senselessAsNumber(YamlTree shape) {
        var wrong = new ArrayList<>(List.of("9".repeat(30), "-" + "9".repeat(30)));
        number(shape, "minimum")
                .filter(least -> least > Long.MIN_VALUE)
                .ifPresent(least -> wrong.add(Long.toString(least - 1)));
        if (most(shape) < Long.MAX_VALUE) {
            wrong.add(Long.toString(most(shape) + 1));
        }
        return one(wrong);
    }

    private static long most(YamlTree shape) {
        return number(shape, "maximum")
                .orElse(
                        shape.at("format").text().filter("int32"::equals).isPresent()
                                ? Integer.MAX_VALUE
                                : Long.MAX_VALUE);
    }

    private String fittingTime() {
        return one(List.of(
                Instant.EPOCH.toString(),
                LATEST.toString(),
                "2026-01-26T13:00:57.123Z",
                "2026-01-26T13:00:57Z",
                "2026-01-26T14:00:57+01:00",
                Instant.ofEpochSecond(random.nextLong(LATEST.getEpochSecond())).toString()));
    }

    private String senselessTime() {
        return one(List.of(
                "yesterday",
                "2026-01-26",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-26T25:00:00Z",
                "2026-01-26T13:00:57",
                "1969-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z",
                "-1000000000-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59.999999999Z",
                Long.toString(random.nextLong())));
    }

    private String fittingText(String name, YamlTree shape) {
        var pattern = shape.at("pattern").text();
        if (pattern.isPresent()) {
            var meant = one(known.getOrDefault(name, List.of("x")));
            var longer = meant + one(List.of("", ".y", "-2", "_z", "0"));
            return longer.matches(pattern.get()) ? longer : meant;
        }
        int most = Math.toIntExact(number(shape, "maxLength").orElse(300L));
        var values = new ArrayList<>(List.of(letters(1), letters(1 + random.nextInt(most)), letters(most)));
        var meant = known.getOrDefault(name, List.of());
        values.addAll(meant);
        values.addAll(meant);
        return one(values);
    }

    private static YamlTree shape(YamlTree schema) {
        return schema.resolved().at("allOf").items().stream()
                .filter(part -> part.reference().isPresent())
                .findFirst()
                .orElse(schema)
                .resolved();
    }

    private static String type(YamlTree shape) {
        return shape.at("type").text().orElse("any");
    }

    private static boolean isTime(YamlTree shape) {
        return shape.at("format").text().filter("date-time"::equals).isPresent();
    }

    private static List<String> words(YamlTree shape) {
        return names(shape.at("enum"));
    }

    private static List<String> names(YamlTree list) {
        return list.items().stream().flatMap(word -> word.text().stream()).toList();
    }

    private static Optional<Long> number(YamlTree shape, String bound) {
        return shape.at(bound).text().map(Long::parseLong);
    }
}
