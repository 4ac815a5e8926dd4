package dev.jarvis.functions;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The description of the API, which the build made from the handlers, and its page. Immutable. */
@Singleton
final class Description {

    private final String yaml = read("/META-INF/swagger/openapi.yml");
    private final String look = read("/docs/look.css");
    private final String page = read("/docs/index.html");

    String yaml() {
        return yaml;
    }

    /** For people: one HTML page, which needs {@link #look} and nothing else. */
    String page() {
        return page;
    }

    String look() {
        return look;
    }

    private static String read(String file) {
        try (var stream = Objects.requireNonNull(
                Description.class.getResourceAsStream(file), () -> file + " is not in the jar")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
