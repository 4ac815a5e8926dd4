package dev.jarvis.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * When a writer committed what, by {@link System#nanoTime}, which all processes of one Linux share. A file of lines, so
 * that one process writes what another reads.
 */
public final class Stamps {

    private Stamps() {}

    /**
     * One commit of one event.
     *
     * @param id the event's
     * @param asked when COMMIT was about to run
     * @param done when it had returned
     */
    public record Stamp(long id, long asked, long done) {}

    static void write(Path file, List<Stamp> stamps) {
        var lines = stamps.stream()
                .map(stamp -> stamp.id() + " " + stamp.asked() + " " + stamp.done())
                .toList();
        try {
            Files.write(file, lines);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public static List<Stamp> read(Path file) throws IOException {
        var stamps = new ArrayList<Stamp>();
        for (var line : Files.readAllLines(file)) {
            var parts = line.split(" ", -1);
            stamps.add(new Stamp(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
        }
        return stamps;
    }
}
