package dev.jarvis.access;

import dev.jarvis.database.Database;
import dev.jarvis.settings.FileRefusal;
import dev.jarvis.settings.PrivateFile;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key that signs logins: the configured one, or one that is made and kept beside the database, readable by its owner
 * alone, so that all processes share it. Immutable.
 */
@Singleton
public final class JwtSecret {

    private static final Logger LOG = LoggerFactory.getLogger(JwtSecret.class);
    private static final int BYTES = 32;

    private final String value;

    @Inject
    public JwtSecret(AccessSettings settings, Database database) {
        this.value = settings.jwtSecret().orElseGet(() -> kept(database));
    }

    public String value() {
        return value;
    }

    private static String kept(Database database) {
        var file = database.settings().folder().resolve("jwt.secret");
        try {
            return readOrMake(file);
        } catch (IOException refused) {
            LOG.warn(
                    "logins will not outlive this process, their key cannot be kept in {}: {}",
                    file,
                    FileRefusal.inWords(refused));
            return made();
        }
    }

    /** Of two processes that start at once one makes it, and both read it whole. */
    private static String readOrMake(Path file) throws IOException {
        if (!Files.exists(file) && !PrivateFile.create(file, made(), StandardCharsets.US_ASCII)) {
            LOG.debug("{} was made by another process", file);
        }
        return Files.readString(file).strip();
    }

    private static String made() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return "JwtSecret[***]";
    }
}
