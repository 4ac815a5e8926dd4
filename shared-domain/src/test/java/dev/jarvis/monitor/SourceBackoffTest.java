package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.database.TestDatabase;
import dev.jarvis.proxmox.Refusal;
import dev.jarvis.settings.ClusterIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes over one database file: what one learns of a host or a token, the other knows. */
class SourceBackoffTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Refusal REFUSAL =
            new Refusal("pve1:8006", "0123456789abcdef", NOW.plus(Duration.ofMinutes(15)), "invalid token value!");

    @TempDir
    Path folder;

    private TestDatabase one;
    private TestDatabase other;

    @BeforeEach
    void open() {
        one = TestDatabase.in(folder);
        other = TestDatabase.in(folder);
    }

    @AfterEach
    void close() {
        one.close();
        other.close();
    }

    @Test
    void refusedToken_isKnownToTheOtherProcess_untilItsTime() {
        backoff(one).refused(REFUSAL);

        assertEquals(List.of(REFUSAL), backoff(other).refusals(NOW));
        assertEquals(List.of(REFUSAL), backoff(other).refusals(REFUSAL.until().minusMillis(1)));
        assertEquals(List.of(), backoff(other).refusals(REFUSAL.until()));
    }

    @Test
    void refusedToken_ofAnotherCluster_isNotOurs() {
        backoff(one).refused(REFUSAL);
        one.execute("UPDATE source_backoff SET cluster = 'elsewhere'");
        assertEquals(List.of(), backoff(other).refusals(NOW));
    }

    @Test
    void refusedToken_saysNothingOfItsHost() {
        backoff(one).refused(REFUSAL);

        assertEquals(Map.of(), backoff(other).skipped(NOW));
        assertEquals(Optional.empty(), backoff(other).preferred());
    }

    @Test
    void laterRefusal_takesThePlaceOfTheEarlier() {
        var later = new Refusal("pve1:8006", "fedcba9876543210", NOW.plusSeconds(60), "");
        backoff(one).refused(REFUSAL);
        backoff(other).refused(later);

        assertEquals(
                List.of("fedcba9876543210"),
                backoff(one).refusals(NOW).stream()
                        .map(Refusal::tokenFingerprint)
                        .toList());
        assertEquals(1, one.number("SELECT count(*) FROM source_backoff"));
    }

    @Test
    void deadHost_isKnownToTheOtherProcess_andNoRefusal() {
        backoff(one).failed("pve1:8006", NOW.plusSeconds(30), "connection refused");

        assertEquals(Set.of("pve1:8006"), backoff(other).skipped(NOW).keySet());
        assertEquals(List.of(), backoff(other).refusals(NOW));
        backoff(other).worked("pve1:8006");
        assertEquals(Map.of(), backoff(one).skipped(NOW));
        assertEquals(Optional.of("pve1:8006"), backoff(one).preferred());
    }

    private static SourceBackoff backoff(TestDatabase database) {
        return new SourceBackoff(database.transactions(), TestDatabase.bean(ClusterIdentity.class), () -> NOW);
    }
}
