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
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The dashboard's files: all that a stranger may read. */
record Pages(Set<String> texts) {

    /** Those on the class path, from a folder or from a jar. */
    static Pages shipped() {
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
