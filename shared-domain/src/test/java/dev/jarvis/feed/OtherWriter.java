package dev.jarvis.feed;

import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.Transactions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.Scanner;

/**
 * Another process that writes into the feed: some transactions are undone, some are held, some write several events. Its
 * arguments are the file, a seed, how many events stay, and FULL or NORMAL for how commits reach the disk.
 */
final class OtherWriter {

    private OtherWriter() {}

    public static void main(String[] arguments) {
        var file = Path.of(arguments[0]);
        var random = new Random(Long.parseLong(arguments[1]));
        int wanted = Integer.parseInt(arguments[2]);
        boolean durable = arguments[3].equals("FULL");
        var events = new EventStore(TestDatabase.json());
        var transactions = new Transactions(TestDatabase.notYetOpened(file));
        transactions.read(_ -> Boolean.TRUE);
        System.out.println("ready");
        try (var input = new Scanner(System.in, StandardCharsets.UTF_8)) {
            input.nextLine();
            int written = 0;
            while (written < wanted) {
                written +=
                        write(transactions, events, random, Math.min(wanted - written, 1 + random.nextInt(3)), durable);
            }
            System.out.println("wrote " + written);
            input.nextLine();
        }
    }

    private static int write(
            Transactions transactions, EventStore events, Random random, int several, boolean durable) {
        boolean undone = random.nextInt(4) == 0;
        boolean held = random.nextInt(20) == 0;
        try {
            Transactions.Work<Integer> work = connection -> {
                for (int count = 0; count < several; count++) {
                    events.append(connection, SomeEvents.status(undone ? "undone" : "kept"));
                }
                if (held) {
                    hold();
                }
                if (undone) {
                    throw new IllegalStateException("undone on purpose");
                }
                return several;
            };
            return durable ? transactions.writeDurably(work) : transactions.write(work);
        } catch (IllegalStateException onPurpose) {
            return 0;
        }
    }

    /** Longer than a tail looks for a commit after it was told of a write. */
    private static void hold() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
