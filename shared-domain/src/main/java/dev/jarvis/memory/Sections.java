package dev.jarvis.memory;

import dev.jarvis.database.Times;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The table {@code cluster_state}: one row a cluster and section, written only when it changed. A section may have parts,
 * a row each, called {@code SECTION/PART}. Every method works in the caller's transaction. Stateless.
 */
@Singleton
public final class Sections {

    /**
     * One row.
     *
     * @param revision 1 at first, and one more with every change
     * @param takenAt when it was read that it is so
     */
    public record Section(String state, long revision, Instant takenAt) {}

    public Optional<Section> find(Connection connection, String cluster, String section) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT state, rev, taken_at FROM cluster_state WHERE cluster = ? AND section = ?")) {
            query.setString(1, cluster);
            query.setString(2, section);
            try (var rows = query.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** The parts of a section, by their names. */
    Map<String, Section> parts(Connection connection, String cluster, String section) throws SQLException {
        var prefix = section + "/";
        // '0' is the character that follows '/': all names that begin with the prefix lie between the two.
        try (var query = connection.prepareStatement("""
                SELECT state, rev, taken_at, section FROM cluster_state
                WHERE cluster = ? AND section > ? AND section < ? ORDER BY section
                """)) {
            query.setString(1, cluster);
            query.setString(2, prefix);
            query.setString(3, section + "0");
            var found = new LinkedHashMap<String, Section>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(4).substring(prefix.length()), read(rows));
                }
            }
            return found;
        }
    }

    /** Stores a section where it differs from what is stored; answers whether it did. */
    public boolean save(Connection connection, String cluster, String section, String state, Instant takenAt)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO cluster_state (cluster, section, rev, taken_at, state) VALUES (?, ?, 1, ?, ?)
                ON CONFLICT (cluster, section) DO UPDATE SET
                    rev = rev + 1, taken_at = excluded.taken_at, state = excluded.state
                    WHERE state <> excluded.state
                """)) {
            upsert.setString(1, cluster);
            upsert.setString(2, section);
            upsert.setString(3, Times.text(takenAt));
            upsert.setString(4, state);
            return upsert.executeUpdate() == 1;
        }
    }

    /** Makes a section's parts these; answers whether anything differed. */
    boolean saveParts(Connection connection, String cluster, String section, Map<String, String> parts, Instant takenAt)
            throws SQLException {
        var stored = parts(connection, cluster, section);
        boolean changed = false;
        for (var name : stored.keySet()) {
            if (!parts.containsKey(name)) {
                forget(connection, cluster, section + "/" + name);
                changed = true;
            }
        }
        for (var part : parts.entrySet()) {
            var earlier = stored.get(part.getKey());
            if (earlier == null || !earlier.state().equals(part.getValue())) {
                changed |= save(connection, cluster, section + "/" + part.getKey(), part.getValue(), takenAt);
            }
        }
        return changed;
    }

    /** A section was read again and is as it was. */
    void confirm(Connection connection, String cluster, String section, Instant takenAt) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE cluster_state SET taken_at = ? WHERE cluster = ? AND section = ?")) {
            update.setString(1, Times.text(takenAt));
            update.setString(2, cluster);
            update.setString(3, section);
            update.executeUpdate();
        }
    }

    private static void forget(Connection connection, String cluster, String section) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM cluster_state WHERE cluster = ? AND section = ?")) {
            delete.setString(1, cluster);
            delete.setString(2, section);
            delete.executeUpdate();
        }
    }

    private static Section read(ResultSet row) throws SQLException {
        return new Section(row.getString(1), row.getLong(2), Times.instant(row.getString(3)));
    }
}
