package dev.jarvis.database;

import io.micronaut.flyway.FlywayConfigurationProperties;
import io.micronaut.flyway.FlywayMigrator;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalInt;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteDataSource;

/**
 * Brings a database to this version's schema. Flyway costs half a second in a short-lived process, so it only runs when
 * the schema is older. Flyway knows no lock on SQLite, so those who migrate take turns.
 */
@Singleton
public final class Migrations {

    /** The highest number among the files of {@code db/migration}; a test holds the two together. */
    static final int LATEST = 4;

    private final Provider<FlywayMigrator> flyway;

    @Inject
    Migrations(Provider<FlywayMigrator> flyway) {
        this.flyway = flyway;
    }

    /**
     * Whether there is nothing to do.
     *
     * @throws DatabaseUnavailable when the schema is newer than this version knows
     */
    boolean isUpToDate(SQLiteDataSource source) throws SQLException {
        OptionalInt present;
        try (Connection connection = source.getConnection()) {
            present = versionOf(connection);
        }
        if (present.isPresent() && present.getAsInt() > LATEST) {
            throw new DatabaseUnavailable("the database has schema " + present.getAsInt()
                    + ", this version of JARVIS knows schemas up to " + LATEST + ": start the newer version again");
        }
        return present.isPresent() && present.getAsInt() == LATEST;
    }

    /**
     * Migrates when needed; the caller has the turn to write.
     *
     * @throws DatabaseUnavailable when a migration fails, or the schema is newer than this version knows
     */
    void bringUpToDate(SQLiteDataSource source) throws SQLException {
        if (isUpToDate(source)) {
            return;
        }
        try {
            flyway.get().run(new FlywayConfigurationProperties("jarvis"), source);
        } catch (FlywayException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException refused && SqliteRefusal.isOfTheEnvironment(refused)) {
                    throw refused;
                }
            }
            throw new DatabaseUnavailable("the database cannot be migrated: " + firstLine(failed), failed);
        }
    }

    /** The newest schema that this version knows. */
    public static int newestKnown() {
        return LATEST;
    }

    /** The schema of a database; empty when it is none of JARVIS. */
    public static OptionalInt versionOf(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'flyway_schema_history'");
                var rows = query.executeQuery()) {
            rows.next();
            if (rows.getInt(1) == 0) {
                return OptionalInt.empty();
            }
        }
        try (var query = connection.prepareStatement("""
                        SELECT version FROM flyway_schema_history
                        WHERE success = 1 AND version IS NOT NULL
                        ORDER BY installed_rank DESC LIMIT 1
                        """);
                var rows = query.executeQuery()) {
            return rows.next() ? OptionalInt.of(Integer.parseInt(rows.getString(1))) : OptionalInt.empty();
        }
    }

    private static String firstLine(FlywayException failed) {
        return String.valueOf(failed.getMessage()).lines().findFirst().orElse("unknown reason");
    }
}
