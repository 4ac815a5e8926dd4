package dev.jarvis.bench;

import dev.jarvis.bench.process.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A new folder, removed with all that is in it at the end; among the build's files unless another is asked for. */
public record Scratch(Path folder) implements AutoCloseable {

    public static Scratch make() throws IOException {
        return makeIn(Running.home().resolve("target").resolve("bench"));
    }

    static Scratch makeIn(Path parent) throws IOException {
        return new Scratch(Files.createTempDirectory(Files.createDirectories(parent.toAbsolutePath()), "run-"));
    }

    Path database() {
        return folder.resolve("jarvis.db");
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
