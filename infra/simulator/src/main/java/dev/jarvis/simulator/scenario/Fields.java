package dev.jarvis.simulator.scenario;

import dev.jarvis.simulator.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields of one object of a scenario file, read with complaints that name their place. */
final class Fields {

    private final String place;
    private final Map<String, Object> fields;
    private final Set<String> read = new HashSet<>();

    private Fields(String place, Map<String, Object> fields) {
        this.place = place;
        this.fields = fields;
    }

    /** The fields of an object; anything else is complained about. */
    static Fields of(String place, Object value) throws BadScenario {
        if (!(value instanceof Map<?, ?> map)) {
            throw new BadScenario(place + " must be an object, was " + Json.write(value));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        map.forEach((name, field) -> fields.put(String.valueOf(name), field));
        return new Fields(place, fields);
    }

    /** The objects of a list that may be absent. */
    List<Fields> list(String name) throws BadScenario {
        List<Fields> objects = new ArrayList<>();
        for (Object element : elements(name, "a list")) {
            objects.add(of(path(name) + "[" + objects.size() + "]", element));
        }
        return objects;
    }

    /** Texts in a list that may be absent. */
    List<String> texts(String name) throws BadScenario {
        List<String> texts = new ArrayList<>();
        List<?> elements = elements(name, "a list of texts");
        for (Object element : elements) {
            if (!(element instanceof String text)) {
                throw complaint(name, "a list of texts", elements);
            }
            texts.add(text);
        }
        return texts;
    }

    private List<?> elements(String name, String wanted) throws BadScenario {
        Object value = fields.getOrDefault(name, List.of());
        read.add(name);
        if (!(value instanceof List<?> list)) {
            throw complaint(name, wanted, value);
        }
        return list;
    }

    /** A text that must be there and fit a form, which the complaint says in words. */
    String text(String name, String form, String words) throws BadScenario {
        Object value = needed(name);
        if (!(value instanceof String text) || !text.matches(form)) {
            throw complaint(name, words, value);
        }
        return text;
    }

    /** A text that may be absent. */
    Optional<String> optional(String name, String form, String words) throws BadScenario {
        return has(name) ? Optional.of(text(name, form, words)) : Optional.empty();
    }

    /** One of a few words. */
    String choice(String name, List<String> words) throws BadScenario {
        Object value = needed(name);
        if (!(value instanceof String text) || !words.contains(text)) {
            throw complaint(name, "one of " + String.join(", ", words), value);
        }
        return text;
    }

    /** A whole number within bounds. */
    long number(String name, long minimum, long maximum) throws BadScenario {
        Object value = needed(name);
        if (!(value instanceof Long number) || number < minimum || number > maximum) {
            throw complaint(name, "a whole number " + minimum + ".." + maximum, value);
        }
        return number;
    }

    /** A whole number within bounds that may be absent. */
    long number(String name, long minimum, long maximum, long otherwise) throws BadScenario {
        return has(name) ? number(name, minimum, maximum) : otherwise;
    }

    /** A truth value that may be absent. */
    boolean flag(String name, boolean otherwise) throws BadScenario {
        if (!has(name)) {
            return otherwise;
        }
        Object value = needed(name);
        if (!(value instanceof Boolean truth)) {
            throw complaint(name, "true or false", value);
        }
        return truth;
    }

    /** A span of time, as {@code 90s}, {@code 5m}, {@code 2h}, {@code 1d}. */
    Duration span(String name) throws BadScenario {
        String text = text(name, "\\d{1,7}[smhd]", "a span of time such as 90s, 5m, 2h or 1d");
        long count = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 's' -> Duration.ofSeconds(count);
            case 'm' -> Duration.ofMinutes(count);
            case 'h' -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    /** Whether the field is there. */
    boolean has(String name) {
        return fields.containsKey(name);
    }

    /** All fields that nobody has read yet; from now on they count as read. */
    Map<String, Object> rest() {
        Map<String, Object> rest = new LinkedHashMap<>(fields);
        rest.keySet().removeAll(read);
        read.addAll(fields.keySet());
        return rest;
    }

    /** Complains about fields that nobody has read: a typing error must not pass as a default. */
    void refuseUnread() throws BadScenario {
        Set<String> unknown = new TreeSet<>(rest().keySet());
        if (!unknown.isEmpty()) {
            throw new BadScenario(path(unknown.iterator().next()) + " is not a field that is known here");
        }
    }

    /** A complaint about a value of this object. */
    BadScenario complaint(String name, String wanted, Object value) {
        return new BadScenario(path(name) + " must be " + wanted + ", was " + Json.write(value));
    }

    private Object needed(String name) throws BadScenario {
        read.add(name);
        Object value = fields.get(name);
        if (value == null) {
            throw new BadScenario(path(name) + " is missing");
        }
        return value;
    }

    private String path(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }
}
