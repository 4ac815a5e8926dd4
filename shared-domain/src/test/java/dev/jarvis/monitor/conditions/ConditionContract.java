package dev.jarvis.monitor.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.monitor.Condition;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Reading;
import dev.jarvis.monitor.Readings;
import java.util.HashSet;
import java.util.List;

/** What every condition promises, whatever it looks at. */
final class ConditionContract {

    private static final ClusterState QUIET = Clusters.of(
            Clusters.vm(101, "pve", GuestStatus.RUNNING),
            Clusters.container(102, "pve", GuestStatus.RUNNING),
            Clusters.vm(103, "pve", GuestStatus.STOPPED));

    private static final ClusterState DEAD = Clusters.of(
            List.of(Clusters.node("pve", NodeStatus.OFFLINE)),
            Clusters.vm(101, "pve", GuestStatus.UNKNOWN),
            Clusters.container(102, "pve", GuestStatus.UNKNOWN),
            Clusters.vm(103, "pve", GuestStatus.UNKNOWN));

    private static final ClusterState STOPPED = Clusters.of(
            Clusters.vm(101, "pve", GuestStatus.STOPPED),
            Clusters.container(102, "pve", GuestStatus.STOPPED),
            Clusters.vm(103, "pve", GuestStatus.STOPPED));

    private final Condition condition;

    ConditionContract(Condition condition) {
        this.condition = condition;
    }

    void check() {
        nameIsUpperSnake();
        quietReading_hasNoFinding();
        for (var reading : readings()) {
            sameReading_getsTheSameAnswer(reading);
            target_isFoundOnce(reading);
            findings_speakToAPerson(reading);
        }
        vanishedTarget_isNoFailure();
    }

    private void nameIsUpperSnake() {
        assertTrue(condition.name().matches("[A-Z]+(_[A-Z]+)*"), condition.name());
    }

    private void quietReading_hasNoFinding() {
        assertEquals(List.of(), condition.judge(Readings.of(QUIET, QUIET)), condition.name());
    }

    private void sameReading_getsTheSameAnswer(Reading reading) {
        assertEquals(condition.judge(reading), condition.judge(reading), condition.name());
    }

    private void target_isFoundOnce(Reading reading) {
        var targets = new HashSet<String>();
        for (var finding : condition.judge(reading)) {
            assertTrue(targets.add(finding.target()), condition.name() + " says twice: " + finding);
        }
    }

    private void findings_speakToAPerson(Reading reading) {
        for (var finding : condition.judge(reading)) {
            if (finding instanceof Finding.Holds holds) {
                assertFalse(holds.target().isBlank());
                assertFalse(holds.title().isBlank());
                assertFalse(holds.message().isBlank());
                assertFalse(holds.evidence().isEmpty(), condition.name() + " gives no evidence");
            }
        }
    }

    /** A guest or node that was removed while its incident was open. */
    private void vanishedTarget_isNoFailure() {
        var reading = Readings.withOpen(Readings.of(QUIET, QUIET), condition.name(), "999");
        assertEquals(List.of(), condition.judge(reading), condition.name());
    }

    private static List<Reading> readings() {
        return List.of(
                Readings.of(QUIET, QUIET),
                Readings.of(QUIET, DEAD),
                Readings.withProbe(Readings.of(QUIET, DEAD), "pve", false),
                Readings.of(DEAD, QUIET),
                Readings.stop(QUIET, STOPPED, 101, Readings.crashed(true)),
                Readings.stop(QUIET, STOPPED, 102, Readings.crashed(false)),
                Readings.stop(QUIET, QUIET, 101, Readings.crashed(true)));
    }
}
