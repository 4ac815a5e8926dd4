package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.time.Duration;
import java.util.List;

/** A node whose API takes its time, in real milliseconds, for its own calls and for those passed on to it. */
final class SlowApi implements FaultKind {

    @Override
    public String name() {
        return "slow-api";
    }

    @Override
    public String about() {
        return "the API of a node takes its time; its end lets it be quick";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(
                FaultField.node(),
                FaultField.needed("delayMs", "number 0..600000", "milliseconds on top of the usual, in real time"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        Duration delay = Duration.ofMillis(request.number("delayMs", 0, 600_000));
        request.refuseUnread();
        // Two at once add up, so that the end of both, in whatever order, leaves nothing behind.
        node.apiDelay(node.apiDelay().plus(delay));
        return () -> node.apiDelay(node.apiDelay().minus(delay));
    }
}
