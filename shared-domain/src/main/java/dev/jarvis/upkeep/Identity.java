package dev.jarvis.upkeep;

import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.StoredSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What must not come back with a backup: the database's id, by which clients know that their position is no longer one,
 * and logins that were ended since. Thread-safe.
 */
@Singleton
public final class Identity {

    private static final String DATABASE_ID = "database_id";
    private static final String SESSION_EPOCH = "session_epoch";
    private static final int ID_BYTES = 16;

    private final StoredSettings stored;
    private final InstantSource clock;
    private final RandomGenerator random = new Random();

    @Inject
    public Identity(StoredSettings stored, InstantSource clock) {
        this.stored = stored;
        this.clock = clock;
    }

    /** The id; empty when it cannot be read. */
    Optional<String> of(Connection connection) throws SQLException {
        return stored.get(connection, DATABASE_ID);
    }

    /** Which logins count; empty when that cannot be read any more. */
    Optional<Long> sessionEpoch(Connection connection) {
        try {
            return stored.get(connection, SESSION_EPOCH).map(Long::parseLong);
        } catch (SQLException | NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Gives a draft a new id, and sees to it that no login counts which does not count now; where it is unknown which do,
     * none does. Answers the id.
     *
     * @param inPlace the session epoch of the database that is in place
     */
    String renew(Path draft, Optional<Long> inPlace) throws SQLException {
        try (var connection = ExistingFile.write(draft)) {
            var bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            var id = HexFormat.of().formatHex(bytes);
            stored.put(connection, DATABASE_ID, id);
            long ofBackup = sessionEpoch(connection).orElse(0L);
            // The epoch counts by ones from 1: the time is above all that were ever reached.
            long epoch = inPlace.map(now -> Math.max(now, ofBackup))
                    .orElseGet(() -> Math.max(ofBackup + 1, clock.instant().getEpochSecond()));
            stored.put(connection, SESSION_EPOCH, Long.toString(epoch));
            return id;
        }
    }
}
