package dev.jarvis.proxmox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is written down of hosts: changes alone, since each is a write to a database. */
class HostsTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final ProxmoxHost ONE = new ProxmoxHost("one", 8006);
    private static final ProxmoxHost TWO = new ProxmoxHost("two", 8006);

    /** Remembers, and what it was told. */
    private static final class Told implements HostBackoff {
        private final ForgetfulBackoff memory = new ForgetfulBackoff();
        private final List<String> worked = new ArrayList<>();

        @Override
        public Map<String, Instant> skipped(Instant now) {
            return memory.skipped(now);
        }

        @Override
        public Optional<String> preferred() {
            return memory.preferred();
        }

        @Override
        public void failed(String host, Instant until, String reason) {
            memory.failed(host, until, reason);
        }

        @Override
        public void worked(String host) {
            worked.add(host);
            memory.worked(host);
        }

        @Override
        public List<Refusal> refusals(Instant now) {
            return memory.refusals(now);
        }

        @Override
        public void refused(Refusal refusal) {
            memory.refused(refusal);
        }
    }

    private final Told told = new Told();
    private final Hosts hosts = new Hosts(List.of(ONE, TWO), told, () -> NOW, Duration.ofSeconds(30));

    @Test
    void hostThatGoesOnWorking_isReportedOnce() {
        hosts.worked(ONE);
        hosts.worked(ONE);
        hosts.worked(ONE);
        assertEquals(List.of("one:8006"), told.worked);
    }

    @Test
    void hostThatTakesOver_isReported_andAskedFirst() {
        hosts.worked(ONE);
        hosts.worked(TWO);
        hosts.worked(TWO);
        assertEquals(List.of("one:8006", "two:8006"), told.worked);
        assertEquals(List.of(TWO, ONE), hosts.candidates());
    }

    @Test
    void hostThatWorksDuringItsSkip_isReported_soThatTheSkipEnds() {
        hosts.worked(ONE);
        hosts.failed(ONE, "gone");
        assertEquals(List.of(TWO, ONE), hosts.candidates());
        hosts.worked(ONE);
        assertEquals(List.of("one:8006", "one:8006"), told.worked);
        assertEquals(List.of(ONE, TWO), hosts.candidates());
    }

    @Test
    void otherClientsFavourite_isAskedFirst() {
        told.memory.worked("two:8006");
        told.memory.worked("elsewhere:8006");
        assertEquals(
                List.of(ONE, TWO), new Hosts(List.of(ONE, TWO), told, () -> NOW, Duration.ofSeconds(30)).candidates());
        told.memory.worked("two:8006");
        assertEquals(
                List.of(TWO, ONE), new Hosts(List.of(ONE, TWO), told, () -> NOW, Duration.ofSeconds(30)).candidates());
    }
}
