package dev.jarvis.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the wire of a cluster to the rows of the database: pass after pass, each a process that forgets. */
class CriticalTierTest {

    private static final List<String> NONE = List.of();

    private final Lab lab;

    CriticalTierTest(@TempDir Path folder) {
        this.lab = new Lab(folder);
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void firstPass_fillsTheState_andReportsNothing() {
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        var ran = lab.jarvis("poll", "critical");
        assertEquals(0, ran.exitCode(), ran.err());
        assertTrue(ran.out().startsWith("critical: 4/4 nodes online, "), ran.out());
        assertTrue(ran.out().contains("(first reading: nothing is reported yet)"), ran.out());
        assertEquals(NONE, lab.events());
        assertEquals(NONE, lab.openIncidents());
        assertEquals(List.of("1"), lab.rows("SELECT DISTINCT rev FROM cluster_state WHERE cluster = 'home'"));
        assertEquals(List.of("done"), lab.rows("SELECT outcome FROM job_runs WHERE tier = 'critical'"));
        assertEquals(List.of("1"), lab.rows("SELECT count(*) FROM samples"));
    }

    @Test
    void quietPass_costsTwoCalls_writesWhatMoves_andReportsNothing() {
        lab.pass();
        lab.forgetCalls();
        lab.pass();
        assertEquals(2, lab.callCount(), lab.calls());
        assertEquals(List.of("2"), lab.rows("SELECT api_calls FROM job_runs"));
        assertEquals(
                List.of("figures", "network"),
                lab.rows("SELECT section FROM cluster_state WHERE rev > 1 ORDER BY section"));
        assertEquals(NONE, lab.rows("SELECT key FROM detector_state"));
        assertEquals(NONE, lab.events());
        assertEquals(NONE, lab.openIncidents());
    }

    @Test
    void crashOfAVirtualMachine_isOneIncident_untilItRunsAgain() {
        lab.pass();
        var fault = lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        lab.pass();
        lab.pass();
        assertEquals(List.of("VM_CRASHED:101 error"), lab.openIncidents());
        assertEquals(List.of("alert"), lab.rows("SELECT type FROM events"));
        assertEquals(List.of("pve"), lab.rows("SELECT node FROM incidents"));

        lab.endFault(fault);
        lab.step(5);
        lab.pass();
        assertEquals(NONE, lab.openIncidents());
        assertEquals(List.of("resolved"), lab.rows("SELECT state FROM incidents"));
        assertEquals(NONE, lab.rows("SELECT id FROM events WHERE resolved = 0"));
        assertTrue(lab.events().stream().anyMatch(event -> event.startsWith("Resolved: ")), lab.events()::toString);
    }

    @Test
    void crashOfAContainer_isAnIncidentOfItsOwnKind() {
        lab.pass();
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":105}");
        lab.pass();
        assertEquals(List.of("CT_CRASHED:105 error"), lab.openIncidents());
    }

    @Test
    void ownersStop_isALineThatNamesHim_andNoIncident() {
        lab.pass();
        lab.fault("{\"kind\":\"guest-stop\",\"vmid\":105,\"user\":\"anna@pve\"}");
        lab.step(5);
        lab.pass();
        assertEquals(NONE, lab.openIncidents());
        var events = lab.events();
        assertEquals(1, events.size(), events::toString);
        assertTrue(events.getFirst().startsWith("Guest stopped: "), events.getFirst());
        assertTrue(events.getFirst().endsWith(" was stopped by anna@pve (vzshutdown)"), events.getFirst());
        assertEquals(List.of("status"), lab.rows("SELECT type FROM events"));
        lab.pass();
        assertEquals(1, lab.events().size());
    }

    @Test
    void nodeThatGoesDown_isOneIncident_withItsGuestsUnknown_untilItIsBack() {
        lab.pass();
        var fault = lab.fault("{\"kind\":\"node-down\",\"node\":\"pve\"}");
        lab.pass();
        assertEquals(List.of("NODE_UNREACHABLE:pve critical"), lab.openIncidents());
        assertEquals(1, lab.events().size(), lab.events()::toString);
        assertEquals(List.of("unknown"), lab.rows("""
                        SELECT DISTINCT value ->> 'status' FROM cluster_state, json_each(state, '$.guests')
                        WHERE section = 'guests/pve' AND value ->> 'node' = 'pve'
                        """));

        lab.step(400);
        lab.pass();
        assertEquals(List.of("NODE_UNREACHABLE:pve critical"), lab.openIncidents(), "its guests did not crash");

        lab.endFault(fault);
        lab.pass();
        lab.step(30);
        lab.pass();
        assertEquals(NONE, lab.openIncidents());
        assertEquals(List.of("NODE_UNREACHABLE:pve"), lab.rows("SELECT key FROM incidents"));
    }

    @Test
    void firstHostDown_theNextIsAsked() {
        lab.pass();
        lab.fault("{\"kind\":\"node-down\",\"node\":\"Home\"}");
        lab.pass();
        assertEquals(List.of("NODE_UNREACHABLE:Home critical"), lab.openIncidents());
        lab.forgetCalls();
        lab.pass();
        assertEquals(2, lab.callCount(), "a host that failed is left alone by the next process too");
    }

    @Test
    void stopThatCannotBeExplainedYet_isExplainedByALaterPass() {
        lab.pass();
        lab.fault("{\"kind\":\"guest-crash\",\"vmid\":101}");
        var slow = lab.fault("{\"kind\":\"slow-api\",\"node\":\"pve\",\"delayMs\":60000}");
        var ran = lab.jarvis("poll", "critical");
        assertEquals(1, ran.exitCode(), ran.out());
        assertTrue(ran.out().contains("; missing: tasks of pve: "), ran.out());
        assertEquals(List.of("partial"), lab.rows("SELECT outcome FROM job_runs"));
        assertEquals(NONE, lab.openIncidents());
        assertEquals(NONE, lab.events());

        lab.endFault(slow);
        lab.pass();
        assertEquals(List.of("VM_CRASHED:101 error"), lab.openIncidents());
    }

    @Test
    void clusterThatCannotBeReached_isToldOnce_andIsNoOutageOfItsGuests() {
        lab.pass();
        for (var node : List.of("Home", "pve", "agent", "rack2")) {
            lab.fault("{\"kind\":\"node-down\",\"node\":\"" + node + "\",\"how\":\"network\"}");
        }
        var ran = lab.jarvis("poll", "critical");
        assertEquals(5, ran.exitCode(), ran.out());
        assertEquals(5, lab.jarvis("poll", "critical").exitCode());
        assertEquals(NONE, lab.openIncidents(), "silence is no reading");
        assertEquals(1, lab.events().size(), lab.events()::toString);
        assertTrue(
                lab.events().getFirst().startsWith("Cluster cannot be read: "),
                lab.events().getFirst());
        assertEquals(List.of("failed"), lab.rows("SELECT outcome FROM job_runs"));
    }
}
