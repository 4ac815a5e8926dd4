package dev.jarvis.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.database.Times;
import dev.jarvis.feed.ChangeKind;
import dev.jarvis.feed.ChangeLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {

    private static final Instant NOW = TestClock.START;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration TWO_DAYS = Duration.ofDays(2);

    private final TestDatabase database;
    private final ChangeLog changes = new ChangeLog();
    private final Retention retention = new Retention(changes);

    RetentionTest(@TempDir Path folder) {
        this.database = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void changes_areKeptADay() {
        change(NOW.minus(DAY).minusMillis(1));
        change(NOW.minus(DAY));
        change(NOW);
        forgetSome();
        assertEquals(2, database.number("SELECT count(*) FROM changes"));
        assertEquals(2, database.number("SELECT min(id) FROM changes"));
    }

    @Test
    void samples_areKeptTwoDays() {
        sample(NOW.minus(TWO_DAYS).minusMillis(1));
        sample(NOW.minus(TWO_DAYS));
        forgetSome();
        assertEquals(1, database.number("SELECT count(*) FROM samples"));
    }

    @Test
    void oneCall_forgetsABoundedNumber_theOldestFirst() {
        database.transactions().run(connection -> {
            for (int count = 0; count < 700; count++) {
                changes.announce(
                        connection, NOW.minus(TWO_DAYS).plusSeconds(count), "home", ChangeKind.CLUSTER, "resources");
            }
        });
        forgetSome();
        assertEquals(200, database.number("SELECT count(*) FROM changes"));
        assertEquals(501, database.number("SELECT min(id) FROM changes"));
        forgetSome();
        assertEquals(0, database.number("SELECT count(*) FROM changes"));
    }

    private void change(Instant time) {
        database.transactions()
                .run(connection -> changes.announce(connection, time, "home", ChangeKind.CLUSTER, "resources"));
    }

    private void sample(Instant time) {
        database.execute(
                "INSERT INTO samples (cluster, timestamp, sample) VALUES ('home', '" + Times.text(time) + "', '{}')");
    }

    private void forgetSome() {
        database.transactions().run(connection -> retention.forgetSome(connection, NOW));
    }
}
