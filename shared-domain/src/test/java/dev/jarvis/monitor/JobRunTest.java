package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.database.TestClock;
import dev.jarvis.database.TestDatabase;
import dev.jarvis.monitor.JobRun.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobRunTest {

    private static final Instant ENDED = TestClock.START;
    private final JobRuns runs = new JobRuns();

    @Test
    void tier_isLate_afterThreeIntervals_andNotBefore() {
        var run = run(Outcome.DONE, Optional.empty());
        assertFalse(run.isLate(ENDED));
        assertFalse(run.isLate(ENDED.plusSeconds(30)));
        assertTrue(run.isLate(ENDED.plusSeconds(30).plusMillis(1)));
    }

    @Test
    void lastRun_isOneRow_andTheLastFailureIsKeptInIt(@TempDir Path folder) {
        try (var database = TestDatabase.in(folder)) {
            var failed = run(Outcome.FAILED, Optional.of("no route"));
            var done = run(Outcome.DONE, Optional.empty());
            database.transactions().run(connection -> runs.save(connection, "home", failed));
            assertEquals(List.of(failed), all(database));
            database.transactions().run(connection -> runs.save(connection, "home", done));
            assertEquals(List.of(done), all(database));
            assertEquals(
                    1,
                    database.number("SELECT count(*) FROM job_runs WHERE outcome = 'done' AND error IS NULL"
                            + " AND last_error = 'no route' AND failed_at = '2026-01-26T13:00:57.123Z'"));
        }
    }

    private List<JobRun> all(TestDatabase database) {
        return database.transactions().read(connection -> runs.all(connection, "home"));
    }

    private static JobRun run(Outcome outcome, Optional<String> error) {
        return new JobRun("critical", Duration.ofSeconds(10), ENDED.minusSeconds(1), ENDED, outcome, error, 2);
    }
}
