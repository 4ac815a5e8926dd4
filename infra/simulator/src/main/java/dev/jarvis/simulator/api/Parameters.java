package dev.jarvis.simulator.api;

import dev.jarvis.simulator.http.HttpCall;
import dev.jarvis.simulator.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads parameters from the query and from a form or JSON body. */
final class Parameters {

    /** What Proxmox puts between the values of a list. */
    static final char SEPARATOR = '\0';

    private Parameters() {}

    /** All parameters of a call; those of the query win. Malformed bodies are an IOException with a clear text. */
    static Map<String, String> of(HttpCall call) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> query = new LinkedHashMap<>();
        form(call.query(), query);
        if (!call.body().isEmpty()) {
            if (mediaType(call).equals("application/json")) {
                json(call.body(), parameters);
            } else {
                form(call.body(), parameters);
            }
        }
        parameters.putAll(query);
        return parameters;
    }

    /** The media type without its attributes, in lower case; empty when there is none. */
    static String mediaType(HttpCall call) {
        String type = call.header("content-type").orElse("");
        return type.split("[;,]", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static void form(String text, Map<String, String> into) throws IOException {
        for (String pair : text.split("[&;]", -1)) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                // A name that comes again adds to its list.
                into.merge(
                        decode(parts[0]),
                        parts.length > 1 ? decode(parts[1]) : "",
                        (earlier, next) -> earlier + SEPARATOR + next);
            }
        }
    }

    private static String decode(String text) throws IOException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new IOException("malformed percent-encoding in '" + text + "'", malformed);
        }
    }

    private static void json(String body, Map<String, String> into) throws IOException {
        if (!(Json.read(body) instanceof Map<?, ?> map)) {
            throw new IOException("JSON body must be an object");
        }
        map.forEach((name, value) -> {
            if (!value.equals(Json.NULL)) {
                into.put(String.valueOf(name), text(value));
            }
        });
    }

    private static String text(Object value) {
        return switch (value) {
            case Boolean truth -> truth ? "1" : "0";
            case String string -> string;
            case Long number -> number.toString();
            case Double number -> number.toString();
            case List<?> list ->
                list.stream().map(Parameters::text).collect(Collectors.joining(String.valueOf(SEPARATOR)));
            default -> Json.write(value);
        };
    }
}
