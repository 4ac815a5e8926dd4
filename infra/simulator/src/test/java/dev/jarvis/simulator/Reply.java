package dev.jarvis.simulator;

import dev.jarvis.simulator.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Status and body of an answer, with ways into its JSON. */
record Reply(int status, String contentType, String body) {

    Object json() {
        try {
            return Json.read(body);
        } catch (IOException malformed) {
            throw new UncheckedIOException("not JSON: " + body, malformed);
        }
    }

    Map<?, ?> object() {
        return (Map<?, ?>) json();
    }

    Object data() {
        return field(object(), "data");
    }

    Map<?, ?> row() {
        return (Map<?, ?>) data();
    }

    List<Map<?, ?>> rows() {
        return maps(data());
    }

    /** The row in which this field has this value. */
    Map<?, ?> row(String key, Object value) {
        return find(rows(), key, value);
    }

    static Map<?, ?> find(List<Map<?, ?>> rows, String key, Object value) {
        return rows.stream()
                .filter(row -> value.equals(row.get(key)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row with " + key + "=" + value + " in " + rows));
    }

    static Object field(Map<?, ?> map, String key) {
        return Optional.<Object>ofNullable(map.get(key))
                .orElseThrow(() -> new AssertionError("no field " + key + " in " + map));
    }

    static List<Map<?, ?>> maps(Object list) {
        return ((List<?>) list).stream().<Map<?, ?>>map(row -> (Map<?, ?>) row).toList();
    }
}
