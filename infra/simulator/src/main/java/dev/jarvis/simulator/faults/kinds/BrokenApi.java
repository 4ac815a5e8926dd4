package dev.jarvis.simulator.faults.kinds;

import dev.jarvis.simulator.cluster.ApiTrouble;
import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.cluster.Node;
import dev.jarvis.simulator.faults.FaultField;
import dev.jarvis.simulator.faults.FaultKind;
import dev.jarvis.simulator.faults.FaultRequest;
import java.util.Arrays;
import java.util.List;

/** The API of a node answers in a wrong way. Ending the fault lets it answer rightly and drops old connections. */
final class BrokenApi implements FaultKind {

    private static final List<String> WAYS = Arrays.stream(ApiTrouble.values())
            .filter(trouble -> trouble != ApiTrouble.NONE)
            .map(ApiTrouble::spelled)
            .toList();

    @Override
    public String name() {
        return "broken-api";
    }

    @Override
    public String about() {
        return "the API of a node hangs, refuses, resets or answers nonsense; its end puts that right";
    }

    @Override
    public List<FaultField> fields() {
        return List.of(FaultField.node(), FaultField.needed("how", String.join("|", WAYS), "what is wrong with it"));
    }

    @Override
    public Effect begin(FaultRequest request, Cluster cluster) {
        Node node = request.node(cluster);
        String how = request.choice("how", WAYS);
        request.refuseUnread();
        ApiTrouble trouble = Arrays.stream(ApiTrouble.values())
                .filter(known -> known.spelled().equals(how))
                .findFirst()
                .orElseThrow();
        node.apiTrouble(trouble);
        cluster.nodePower().reconnect(node);
        return () -> {
            node.apiTrouble(ApiTrouble.NONE);
            cluster.nodePower().reconnect(node);
        };
    }
}
