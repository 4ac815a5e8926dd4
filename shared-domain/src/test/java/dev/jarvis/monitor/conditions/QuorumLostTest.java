package dev.jarvis.monitor.conditions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.jarvis.cluster.ClusterState;
import dev.jarvis.cluster.Node;
import dev.jarvis.cluster.NodeStatus;
import dev.jarvis.monitor.Finding;
import dev.jarvis.monitor.Reading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuorumLostTest {

    private static final QuorumLost CONDITION = new QuorumLost();

    @Test
    void fires_whenTheClusterHasNoMajority_afterASecondReading() {
        var found = CONDITION.judge(reading(Optional.of(false), NodeStatus.ONLINE, NodeStatus.OFFLINE));

        var finding = assertInstanceOf(Finding.Holds.class, found.getFirst());
        assertEquals("homelab", finding.target());
        assertEquals(Finding.Certainty.NEEDS_SECOND_READING, finding.certainty());
        assertTrue(finding.message().startsWith("1/2 nodes online"), finding.message());
        assertEquals(List.of("node1"), finding.evidence().get("offline"));
    }

    @Test
    void isQuiet_withAMajority() {
        assertEquals(List.of(), CONDITION.judge(reading(Optional.of(true), NodeStatus.ONLINE, NodeStatus.OFFLINE)));
    }

    @Test
    void isQuiet_forANodeThatStandsAlone() {
        assertEquals(List.of(), CONDITION.judge(reading(Optional.empty(), NodeStatus.ONLINE)));
    }

    private static Reading reading(Optional<Boolean> quorate, NodeStatus... statuses) {
        var nodes = new ArrayList<Node>();
        for (int index = 0; index < statuses.length; index++) {
            nodes.add(new Node(
                    "node" + index,
                    statuses[index],
                    Optional.empty(),
                    0,
                    4,
                    0,
                    1,
                    0,
                    1,
                    Optional.empty(),
                    0,
                    0,
                    Optional.empty()));
        }
        var state = new ClusterState("homelab", quorate, nodes, List.of(), List.of());
        return new Reading(Instant.EPOCH, state, state, Map.of(), List.of(), Map.of());
    }
}
