package dev.jarvis.database;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param path the SQLite file; its folder is made when missing. A link is followed, once: SQLite keeps its log beside the
 *     file and not beside the link, and so must everybody
 * @param url a PostgreSQL address, which this version cannot use: set, it stops the start
 */
@ConfigurationProperties("jarvis.database")
public record DatabaseSettings(Path path, Optional<String> url) {

    /** As many as Linux follows (path_resolution(7)). */
    private static final int MOST_LINKS = 40;

    public DatabaseSettings {
        path = followed(path.toAbsolutePath().normalize());
        url = url.filter(text -> !text.isBlank());
        if (url.isPresent()) {
            throw new InvalidSetting(
                    "DB_URL is set, but this version keeps its data in SQLite only: unset it and use DB_PATH");
        }
    }

    /** Also to where nothing lies yet. */
    private static Path followed(Path path) {
        var reached = path;
        for (int links = 0; links < MOST_LINKS && Files.isSymbolicLink(reached); links++) {
            try {
                reached =
                        reached.resolveSibling(Files.readSymbolicLink(reached)).normalize();
            } catch (IOException unreadable) {
                return path;
            }
        }
        return reached;
    }

    /** The folder that also holds the locks and the key beside the database. */
    public Path folder() {
        var parent = path.getParent();
        return parent == null ? path.resolveSibling(".") : parent;
    }
}
