package dev.jarvis.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The variables that exist, read from the one place that defines them: the placeholders of {@code application.yml}. So
 * a setting is added there, and nowhere else.
 */
final class KnownSettings {

    private static final String RESOURCE = "/application.yml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private KnownSettings() {}

    static Set<String> names() {
        try (InputStream yaml = KnownSettings.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the class path");
            }
            var text = new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
            return PLACEHOLDER
                    .matcher(text)
                    .results()
                    .map((MatchResult result) -> result.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
