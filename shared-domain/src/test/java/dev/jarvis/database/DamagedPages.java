package dev.jarvis.database;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;

/** Damages what one table keeps its rows in, and nothing else. Nobody may have the database open. */
public final class DamagedPages {

    private DamagedPages() {}

    public static void of(String table, Path file) throws SQLException, IOException {
        var pages = new ArrayList<Long>();
        int size;
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            try (var rows = statement.executeQuery(
                    "SELECT pageno FROM dbstat WHERE name = '" + table + "' AND pagetype = 'leaf'")) {
                while (rows.next()) {
                    pages.add(rows.getLong(1));
                }
            }
            try (var rows = statement.executeQuery("PRAGMA page_size")) {
                rows.next();
                size = rows.getInt(1);
            }
        }
        var nonsense = new byte[size];
        Arrays.fill(nonsense, (byte) 0x5a);
        try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page : pages) {
                bytes.seek((page - 1) * size);
                bytes.write(nonsense);
            }
        }
    }
}
