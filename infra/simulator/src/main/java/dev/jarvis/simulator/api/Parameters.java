package dev.jarvis.simulator.api;

import dev.jarvis.simulator.http.HttpCall;
import dev.jarvis.simulator.json.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Reads parameters from the query and from a form or JSON body. */
final class Parameters {

    private Parameters() {}

    /** All parameters of a call; those of the query win. Malformed bodies are an IOException with a clear text. */
    static Map<String, String> of(HttpCall call) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (!call.body().isEmpty()) {
            if (mediaType(call).equals("application/json")) {
                json(call.body(), parameters);
            } else {
                form(call.body(), parameters);
            }
        }
        form(call.query(), parameters);
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
                into.put(decode(parts[0]), parts.length > 1 ? decode(parts[1]) : "");
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
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object value = entry.getValue();
            String text = switch (value) {
                case Boolean truth -> truth ? "1" : "0";
                case String string -> string;
                case Long number -> number.toString();
                case Double number -> number.toString();
                default -> Json.write(value);
            };
            into.put(String.valueOf(entry.getKey()), text);
        }
    }
}
