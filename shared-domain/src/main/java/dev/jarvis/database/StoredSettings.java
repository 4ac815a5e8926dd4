package dev.jarvis.database;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The table {@code settings}: single values that belong to this database, such as its id. Stateless. */
@Singleton
public final class StoredSettings {

    private static final String DATABASE_ID = "database_id";
    private static final String FOUND_SOUND = "found_sound";

    public Optional<String> get(Connection connection, String key) throws SQLException {
        try (var query = connection.prepareStatement("SELECT value FROM settings WHERE key = ?")) {
            query.setString(1, key);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /** Which database it is: a number of its own, which a restored copy renews. */
    public String databaseId(Connection connection) throws SQLException {
        return get(connection, DATABASE_ID).orElse("");
    }

    /** Which content it is, as far as damage goes: another one after a restore, and once it was found sound. */
    String content(Connection connection) throws SQLException {
        return databaseId(connection) + " " + get(connection, FOUND_SOUND).orElse("");
    }

    /** Notes that an examination has found it sound, so that whoever had met damage knows. */
    public void foundSound(Connection connection, Instant when) throws SQLException {
        put(connection, FOUND_SOUND, Times.text(when));
    }

    public void put(Connection connection, String key, String value) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO settings (key, value) VALUES (?, ?)
                ON CONFLICT (key) DO UPDATE SET value = excluded.value
                """)) {
            upsert.setString(1, key);
            upsert.setString(2, value);
            upsert.executeUpdate();
        }
    }
}
