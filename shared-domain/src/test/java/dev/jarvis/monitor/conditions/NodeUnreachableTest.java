package dev.jarvis.monitor.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Clusters;
import dev.jarvis.cluster.Guest;
import dev.jarvis.cluster.GuestStatus;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.feed.Severity;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Finding.Certainty;
import dev.jarvis.monitor.Reading;
import dev.jarvis.monitor.Readings;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeUnreachableTest {

    private static final Guest UNSEEN = Clusters.vm(101, "pve", GuestStatus.UNKNOWN);

    private final NodeUnreachable condition = new NodeUnreachable();

    @Test
    void fires_atOnce_whenTheNodeDoesNotAnswerUsEither() {
        var finding = holds(Readings.withProbe(gone(UNSEEN), "pve", false));
        assertEquals("pve", finding.target());
        assertEquals(Severity.CRITICAL, finding.severity());
        assertEquals(Certainty.CONFIRMED, finding.certainty());
        assertEquals("Node pve is unreachable", finding.title());
        assertEquals(
                "The cluster does not see it and it does not answer us; the state of its guest is unknown",
                finding.message());
        assertEquals("online", finding.evidence().get("previousState"));
        assertEquals("offline", finding.evidence().get("currentState"));
        assertEquals(List.of("guest101 (101)"), finding.evidence().get("guests"));
    }

    @Test
    void needsASecondReading_whileTheNodeAnswersUs_orCouldNotBeAsked() {
        assertEquals(
                Certainty.NEEDS_SECOND_READING,
                holds(Readings.withProbe(gone(), "pve", true)).certainty());
        assertEquals(Certainty.NEEDS_SECOND_READING, holds(gone()).certainty());
    }

    @Test
    void countsItsGuests() {
        var many = gone(UNSEEN, Clusters.vm(102, "pve", GuestStatus.UNKNOWN));
        assertEquals(
                "The cluster does not see it and it does not answer us; the state of its 2 guests is unknown",
                holds(Readings.withProbe(many, "pve", false)).message());
    }

    @Test
    void stillFires_whileItIsOff() {
        var off = Clusters.of(List.of(Clusters.node("pve", NodeStatus.OFFLINE)));
        assertEquals(
                1,
                condition
                        .judge(Readings.withProbe(Readings.of(off, off), "pve", false))
                        .size());
    }

    @Test
    void doesNotFire_forANodeThatIsOnline_orOfWhichProxmoxCannotSay() {
        assertEquals(List.of(), condition.judge(Readings.of(Clusters.of(), Clusters.of())));
        var unknown = Clusters.of(List.of(Clusters.node("pve", NodeStatus.UNKNOWN)));
        assertEquals(List.of(), condition.judge(Readings.of(Clusters.of(), unknown)));
    }

    private Finding.Holds holds(Reading reading) {
        return assertInstanceOf(Finding.Holds.class, condition.judge(reading).getFirst());
    }

    private static Reading gone(Guest... guests) {
        ClusterState off = Clusters.of(List.of(Clusters.node("pve", NodeStatus.OFFLINE)), guests);
        return Readings.of(Clusters.of(), off);
    }
}
