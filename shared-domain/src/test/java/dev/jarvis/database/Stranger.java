package dev.jarvis.database;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Scanner;

/**
 * Another program that knows nothing of JARVIS and holds its database: {@code EXCLUSIVE} against everybody, {@code WRITING}
 * against those who write. Says {@code holding}, and lets go when it is told to.
 */
public final class Stranger {

    private Stranger() {}

    public static void main(String[] arguments) throws SQLException {
        try (var input = new Scanner(System.in, StandardCharsets.UTF_8);
                var connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                var statement = connection.createStatement()) {
            if (arguments[1].equals("EXCLUSIVE")) {
                statement.execute("PRAGMA locking_mode = EXCLUSIVE");
            }
            statement.execute("BEGIN IMMEDIATE");
            System.out.println("holding");
            input.nextLine();
        }
    }
}
