package dev.jarvis.database;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Scanner;

/** What a second process does in these tests. Prints {@code ready}, and acts when it is told to. */
final class OtherDatabaseUser {

    private OtherDatabaseUser() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[1]);
        try (var input = new Scanner(System.in, StandardCharsets.UTF_8)) {
            switch (arguments[0]) {
                case "migrate" -> migrate(file, input);
                case "claim" -> claim(file, input);
                case "write" -> write(file, arguments[2], Integer.parseInt(arguments[3]), input);
                default -> throw new IllegalArgumentException(arguments[0]);
            }
        }
    }

    private static void migrate(Path file, Scanner input) {
        TestDatabase.beans();
        waitUntilTold(input);
        try (var connection = TestDatabase.notYetOpened(file).open()) {
            System.out.println("migrated " + !connection.isReadOnly());
        } catch (Exception failed) {
            System.out.println(failed);
        }
    }

    private static void claim(Path file, Scanner input) {
        var locks = new TierLock(TestDatabase.notYetOpened(file), InstantSource.system());
        System.out.println(
                switch (locks.claim("critical")) {
                    case TierLock.Claim.Held _ -> "held";
                    case TierLock.Claim.Taken taken -> "taken by " + taken.holder();
                });
        input.nextLine();
    }

    private static void write(Path file, String writer, int rows, Scanner input) {
        var transactions = new Transactions(TestDatabase.notYetOpened(file));
        transactions.read(connection -> Boolean.TRUE);
        waitUntilTold(input);
        long longest = 0;
        for (int row = 0; row < rows; row++) {
            var key = writer + "-" + row;
            long begun = System.nanoTime();
            transactions.run(connection -> new StoredSettings().put(connection, key, writer));
            longest = Math.max(longest, System.nanoTime() - begun);
        }
        transactions.close();
        System.out.println("wrote " + rows + ", longest wait " + longest / 1_000_000 + " ms");
    }

    private static void waitUntilTold(Scanner input) {
        System.out.println("ready");
        input.nextLine();
    }
}
