package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each tier costs Proxmox, counted by the cluster and not by us. */
class CallsOfTheTiersTest {

    private static final Pattern TIME = Pattern.compile("\"time\":\"([^\"]+)\"");
    private static final String CRASH = "{\"kind\":\"guest-crash\",\"vmid\":101}";

    @TempDir
    private Path folder;

    @Test
    void criticalPass_costsTwoCalls_andOneMoreWhereSomethingStopped() {
        try (var lab = new Lab(folder)) {
            costsTwoAndOneMore(lab);
        }
    }

    @Test
    void criticalPass_costsTheSame_with32NodesAnd2000Guests() {
        try (var lab = new Lab(folder, SimulatorOptions.demo().withNodes(32).withGuests(2_000))) {
            costsTwoAndOneMore(lab);
        }
    }

    private static void costsTwoAndOneMore(Lab lab) {
        lab.pass();
        lab.pass("routine");
        lab.forgetCalls();
        lab.pass();
        assertEquals(2, lab.callCount(), lab.calls());

        lab.fault(CRASH);
        lab.forgetCalls();
        lab.pass();
        assertEquals(3, lab.callCount(), lab.calls());
        assertEquals(List.of("VM_CRASHED:101 error"), lab.openIncidents());
    }

    @Test
    void guestThatTheRoutineTierHasNotReadYet_costsOneCallMore() {
        try (var lab = new Lab(folder)) {
            lab.pass();
            lab.fault(CRASH);
            lab.forgetCalls();
            lab.pass();
            assertEquals(4, lab.callCount(), lab.calls());
        }
    }

    @Test
    void guestsThatTheRoutineTierHasNotReadYet_costFiveCallsMoreAtMost() {
        try (var lab = new Lab(folder, SimulatorOptions.demo().withNodes(1).withGuests(24))) {
            lab.pass();
            var running = lab.rows("SELECT value ->> 'vmid' FROM cluster_state, json_each(state, '$.guests')"
                    + " WHERE section LIKE 'guests/%' AND value ->> 'status' = 'running'");
            assertTrue(running.size() > 5, running::toString);
            running.forEach(vmid -> lab.fault("{\"kind\":\"guest-crash\",\"vmid\":" + vmid + "}"));
            lab.forgetCalls();
            lab.pass();
            assertEquals(2 + 1 + 5, lab.callCount(), lab.calls());
            assertEquals(running.size(), lab.openIncidents().size());
        }
    }

    @Test
    void importantPass_costsOneCallForEachNodeThatIsOnline_allAtOnce() {
        try (var lab = new Lab(folder)) {
            lab.fault("{\"kind\":\"node-down\",\"node\":\"agent\"}");
            lab.pass();
            var delay = Duration.ofMillis(1_500);
            for (var node : List.of("Home", "pve", "rack2")) {
                lab.fault("{\"kind\":\"slow-api\",\"node\":\"" + node + "\",\"delayMs\":" + delay.toMillis() + "}");
            }
            lab.forgetCalls();
            lab.pass("important");
            assertEquals(3, lab.callCount(), lab.calls());
            var arrived = TIME.matcher(lab.calls())
                    .results()
                    .map(time -> Instant.parse(time.group(1)))
                    .sorted()
                    .toList();
            var apart = Duration.between(arrived.getFirst(), arrived.getLast());
            assertTrue(apart.compareTo(delay) < 0, "the last was asked only after the first had answered: " + apart);
        }
    }

    @Test
    void importantPass_beforeAnyOther_asksWhichNodesThereAre() {
        try (var lab = new Lab(folder)) {
            lab.pass("important");
            assertEquals(5, lab.callCount(), lab.calls());
            assertEquals(
                    List.of("Home", "agent", "pve", "rack2"),
                    lab.rows(
                            "SELECT key FROM cluster_state, json_each(state, '$.nodes') WHERE section = 'vitals' ORDER BY key"));
        }
    }

    @Test
    void nodeThatHangs_hasNoVitals_andHidesNoOther() {
        try (var lab = new Lab(folder)) {
            lab.pass();
            lab.fault("{\"kind\":\"slow-api\",\"node\":\"pve\",\"delayMs\":60000}");
            var ran = lab.jarvis("poll", "important");
            assertEquals(1, ran.exitCode(), ran.out() + ran.err());
            assertTrue(ran.out().contains("3/4 nodes told their vitals; missing: pve: "), ran.out());
            assertEquals(
                    List.of("Home", "agent", "rack2"),
                    lab.rows(
                            "SELECT key FROM cluster_state, json_each(state, '$.nodes') WHERE section = 'vitals' ORDER BY key"));
        }
    }

    @Test
    void routinePass_readsEachConfigurationOnce_untilItIsOld() {
        try (var lab = new Lab(folder)) {
            lab.pass();
            lab.forgetCalls();
            lab.pass("routine");
            assertEquals(24, lab.callCount(), lab.calls());
            lab.forgetCalls();
            lab.pass("routine");
            assertEquals(0, lab.callCount(), lab.calls());
        }
    }
}
