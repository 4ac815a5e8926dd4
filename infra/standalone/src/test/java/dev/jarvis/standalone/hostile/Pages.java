package dev.jarvis.standalone.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The dashboard's files and the API's description of itself: all that a stranger may read. */
record Pages(Set<String> texts) {

    private static final List<String> DESCRIPTION =
            List.of("/META-INF/swagger/openapi.yml", "/docs/index.html", "/docs/look.css");

    /** Those on the class path, from a folder or from a jar. */
    static Pages shipped() {
        var texts = new HashSet<>(dashboard().texts());
        DESCRIPTION.forEach(file -> texts.add(text(file)));
        return new Pages(Set.copyOf(texts));
    }

    private static String text(String file) {
        try (var stream = Objects.requireNonNull(Pages.class.getResourceAsStream(file), file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Pages dashboard() {
        var index =
                Objects.requireNonNull(Pages.class.getResource("/dashboard/index.html"), "the dashboard is not built");
        try {
            if (index.openConnection() instanceof JarURLConnection inJar) {
                try (var jar = FileSystems.newFileSystem(jarOf(inJar), Map.<String, Object>of())) {
                    return in(jar.getPath("dashboard"));
                }
            }
            return in(Objects.requireNonNull(Path.of(uri(index)).getParent()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    boolean has(String text) {
        return texts.contains(text);
    }

    private static Path jarOf(JarURLConnection connection) {
        return Path.of(uri(connection.getJarFileURL()));
    }

    private static URI uri(URL url) {
        try {
            return url.toURI();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Pages in(Path folder) throws IOException {
        var texts = new HashSet<String>();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return new Pages(Set.copyOf(texts));
    }
}
