package dev.jarvis.database;

import dev.jarvis.settings.InvalidSetting;
import io.micronaut.context.annotation.ConfigurationProperties;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the database is.
 *
 * @param path the SQLite file; its folder is made when missing
 * @param url a PostgreSQL address, which this version cannot use: set, it stops the start
 */
@ConfigurationProperties("jarvis.database")
public record DatabaseSettings(Path path, Optional<String> url) {

    public DatabaseSettings {
        path = path.toAbsolutePath().normalize();
        url = url.filter(text -> !text.isBlank());
        if (url.isPresent()) {
            throw new InvalidSetting(
                    "DB_URL is set, but this version keeps its data in SQLite only: unset it and use DB_PATH");
        }
    }

    /** The folder that also holds the locks and the key beside the database. */
    public Path folder() {
        var parent = path.getParent();
        return parent == null ? path.resolveSibling(".") : parent;
    }
}
