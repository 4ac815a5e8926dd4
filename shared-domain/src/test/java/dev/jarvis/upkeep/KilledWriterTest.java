package dev.jarvis.upkeep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.OtherProcess;
import dev.jarvis.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A writer is killed at random moments, from before it has opened or migrated the database on. Each time the database
 * opens, is sound, and has every row that was acknowledged.
 */
class KilledWriterTest {

    private static final long LONGEST_START_NANOS = Duration.ofSeconds(4).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final int MOST_LINES = 40;

    @Test
    void fewKills_loseNothing(@TempDir Path folder) {
        killAndLook(folder, 5);
    }

    @Test
    @Tag("long")
    void twoHundredKills_loseNothing(@TempDir Path folder) {
        killAndLook(folder, 200);
    }

    private static void killAndLook(Path folder, int kills) {
        long seed = new Random().nextLong();
        System.out.println("seed of the kills: " + seed);
        var random = new Random(seed);
        var file = folder.resolve("jarvis.db");
        var acknowledged = new TreeSet<Long>();
        int beforeTheFirst = 0;
        for (int kill = 0; kill < kills; kill++) {
            int before = acknowledged.size();
            try (var writer =
                    new OtherProcess(AcknowledgingWriter.class, file.toString(), Long.toString(random.nextLong()))) {
                // One in five is killed while it starts, the first of all before or while it migrates.
                if (kill == 0 || random.nextInt(5) == 0) {
                    LockSupport.parkNanos(random.nextLong(LONGEST_START_NANOS));
                } else {
                    for (int lines = 1 + random.nextInt(MOST_LINES); lines > 0; lines--) {
                        add(acknowledged, writer.line());
                    }
                    LockSupport.parkNanos(random.nextLong(LONGEST_PAUSE_NANOS));
                }
                writer.killAndHear().forEach(line -> add(acknowledged, line));
            }
            beforeTheFirst += acknowledged.size() == before ? 1 : 0;
            look(folder, file, acknowledged, kill);
        }
        System.out.println(kills + " kills, " + beforeTheFirst + " of them before anything was acknowledged; "
                + acknowledged.size() + " rows acknowledged");
    }

    private static void add(Set<Long> acknowledged, String line) {
        Arrays.stream(line.split(" ", -1))
                .filter(id -> !id.isEmpty())
                .map(Long::valueOf)
                .forEach(acknowledged::add);
    }

    private static void look(Path folder, Path file, Set<Long> acknowledged, int kill) {
        if (!Files.exists(file)) {
            assertTrue(acknowledged.isEmpty(), "kill " + kill);
            return;
        }
        try (var database = TestDatabase.asItLies(folder)) {
            var there = database.transactions().read(connection -> {
                var ids = new TreeSet<Long>();
                try (var query = connection.prepareStatement("SELECT id FROM events");
                        var rows = query.executeQuery()) {
                    while (rows.next()) {
                        ids.add(rows.getLong(1));
                    }
                }
                return ids;
            });
            var lost = new TreeSet<>(acknowledged);
            lost.removeAll(there);
            assertTrue(lost.isEmpty(), "after kill " + kill + " these rows are lost: " + lost);
            assertEquals(
                    List.of(), Examiner.amiss(TestDatabase.bean(Examiner.class).examine(file)), "after kill " + kill);
        }
    }
}
