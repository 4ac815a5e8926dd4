package dev.jarvis.upkeep;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.Transactions;
import dev.jarvis.feed.EventStore;
import dev.jarvis.feed.NewEvent;
import dev.jarvis.feed.Severity;
import java.nio.file.Path;
import java.util.Random;

/**
 * Another process that writes events without end, several in a transaction, and prints each transaction's ids once it has
 * been committed. Its arguments are the file and a seed.
 */
final class AcknowledgingWriter {

    private static final int MOST_AT_ONCE = 8;
    private static final int LONGEST_MESSAGE = 400;

    private AcknowledgingWriter() {}

    public static void main(String[] arguments) {
        var random = new Random(Long.parseLong(arguments[1]));
        var events = new EventStore(TestDatabase.json());
        var transactions = new Transactions(TestDatabase.notYetOpened(Path.of(arguments[0])));
        while (true) {
            int several = 1 + random.nextInt(MOST_AT_ONCE);
            var event = NewEvent.status(
                    TestClock.START, "home", Severity.INFO, "written", "x".repeat(random.nextInt(LONGEST_MESSAGE)));
            Transactions.Work<String> work = connection -> {
                var ids = new StringBuilder();
                for (int count = 0; count < several; count++) {
                    ids.append(events.append(connection, event)).append(' ');
                }
                return ids.toString();
            };
            // Both kinds of commit must survive the end of a process.
            System.out.println(random.nextBoolean() ? transactions.write(work) : transactions.writeDurably(work));
        }
    }
}
