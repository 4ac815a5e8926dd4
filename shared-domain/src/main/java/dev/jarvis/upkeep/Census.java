package dev.jarvis.upkeep;

import dev.jarvis.database.DatabaseUnavailable;
import dev.jarvis.database.ExistingFile;
import dev.jarvis.database.Migrations;
import dev.jarvis.database.SqliteRefusal;
import dev.jarvis.database.Times;
import dev.jarvis.memory.Horizon;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what a database holds. Reads all of it at one moment, and changes nothing. Stateless. */
@Singleton
public final class Census {

    /** Tables, and with a virtual one those that it keeps its content in. */
    private static final String TABLES = """
            SELECT name FROM pragma_table_list AS listed
            WHERE schema = 'main' AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND (
                type = 'table' OR type = 'virtual' AND EXISTS (
                    SELECT 1 FROM pragma_table_list AS kept
                    WHERE kept.type = 'shadow' AND kept.schema = 'main' AND instr(kept.name, listed.name || '_') = 1))
            """;

    /** The pages of each table, of its indexes, and of what a virtual table keeps under names that begin with its own. */
    private static final String BYTES = """
            SELECT coalesce(virtual.name, sqlite_schema.tbl_name), sum(dbstat.pgsize)
            FROM dbstat
            JOIN sqlite_schema ON sqlite_schema.name = dbstat.name
            JOIN pragma_table_list AS owner ON owner.schema = 'main' AND owner.name = sqlite_schema.tbl_name
            LEFT JOIN pragma_table_list AS virtual ON owner.type = 'shadow' AND virtual.schema = 'main'
                AND virtual.type = 'virtual' AND instr(owner.name, virtual.name || '_') = 1
            WHERE dbstat.aggregate = TRUE
            GROUP BY 1
            """;

    /**
     * Counts.
     *
     * @throws DatabaseUnavailable when nothing lies there, or it cannot be read
     */
    public Statistics of(Path file) {
        try (var connection = ExistingFile.read(file)) {
            connection.setAutoCommit(false);
            return count(file, connection);
        } catch (SQLException failed) {
            throw new DatabaseUnavailable(SqliteRefusal.inWords(file, failed), failed);
        }
    }

    private static Statistics count(Path file, Connection connection) throws SQLException {
        var schema = Migrations.versionOf(connection);
        return new Statistics(
                file.toString(),
                size(file),
                size(file.resolveSibling(file.getFileName() + "-wal")),
                CleanCopy.number(connection, "PRAGMA page_size"),
                CleanCopy.number(connection, "PRAGMA page_count"),
                CleanCopy.number(connection, "PRAGMA freelist_count"),
                schema.isPresent() ? Optional.of(schema.getAsInt()) : Optional.empty(),
                schema.isPresent() ? event(connection, "ASC") : Optional.empty(),
                schema.isPresent() ? event(connection, "DESC") : Optional.empty(),
                tables(connection),
                Horizon.all());
    }

    private static List<TableSize> tables(Connection connection) throws SQLException {
        var bytes = bytes(connection);
        var found = new ArrayList<TableSize>();
        try (var query = connection.prepareStatement(TABLES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var table = rows.getString(1);
                long counted =
                        CleanCopy.number(connection, "SELECT count(*) FROM \"" + table.replace("\"", "\"\"") + "\"");
                found.add(new TableSize(table, counted, Optional.ofNullable(bytes.get(table))));
            }
        }
        found.sort(Comparator.comparing((TableSize table) -> table.bytes().orElse(0L))
                .reversed()
                .thenComparing(TableSize::table));
        return found;
    }

    /** Empty where the library was built without the module that counts pages. */
    private static Map<String, Long> bytes(Connection connection) throws SQLException {
        if (CleanCopy.number(connection, "SELECT count(*) FROM pragma_module_list WHERE name = 'dbstat'") == 0) {
            return Map.of();
        }
        var bytes = new HashMap<String, Long>();
        try (var query = connection.prepareStatement(BYTES);
                var rows = query.executeQuery()) {
            while (rows.next()) {
                bytes.put(rows.getString(1), rows.getLong(2));
            }
        }
        return bytes;
    }

    private static Optional<Instant> event(Connection connection, String order) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT timestamp FROM events ORDER BY timestamp " + order + " LIMIT 1");
                var rows = query.executeQuery()) {
            return rows.next() ? Optional.of(Times.instant(rows.getString(1))) : Optional.empty();
        }
    }

    private static long size(Path file) {
        try {
            return Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
