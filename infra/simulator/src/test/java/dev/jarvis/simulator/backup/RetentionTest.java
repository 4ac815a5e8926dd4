package dev.jarvis.simulator.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.simulator.storage.Volume;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Twenty days with two backups each; the newest first. */
class RetentionTest {

    private static final Instant NEWEST = Instant.parse("2026-03-01T20:00:00Z");

    private final List<Volume> backups = IntStream.range(0, 40)
            .mapToObj(index -> new Volume(
                    "nas:backup/" + index,
                    Volume.Content.BACKUP,
                    "vma.zst",
                    1,
                    NEWEST.minus(Duration.ofHours(12).multipliedBy(index)),
                    Optional.of(100)))
            .toList();

    @Test
    void last_keepsTheNewest() {
        assertEquals(List.of(0, 1, 2), kept("keep-last=3"));
    }

    @Test
    void daily_keepsTheNewestOfEachDay() {
        assertEquals(List.of(0, 2, 4), kept("keep-daily=3"));
    }

    @Test
    void rules_addUpAndCountWhatTheyKeepThemselves() {
        assertEquals(List.of(0, 1, 2, 4), kept("keep-last=2,keep-daily=2"));
    }

    @Test
    void weekly_keepsOnePerWeek() {
        assertEquals(List.of(0, 14), kept("keep-weekly=2"));
    }

    @Test
    void nothingAsked_keepsAll() {
        assertEquals(40, kept("keep-all=1").size());
        assertEquals(40, kept("keep-last=0").size());
    }

    @Test
    void guardedOnes_stayAndDoNotCount() {
        backups.getFirst().guarded(true);
        assertEquals(List.of(1), kept("keep-last=1"));
    }

    @Test
    void nonsense_isNone() {
        assertTrue(Retention.parse("keep-few=2").isEmpty());
        assertTrue(Retention.parse("keep-last").isEmpty());
        assertTrue(Retention.parse("").isEmpty());
    }

    private List<Integer> kept(String rules) {
        return Retention.parse(rules).orElseThrow().judge(backups).entrySet().stream()
                .filter(entry -> entry.getValue().equals("keep"))
                .map(entry -> backups.indexOf(entry.getKey()))
                .toList();
    }
}
