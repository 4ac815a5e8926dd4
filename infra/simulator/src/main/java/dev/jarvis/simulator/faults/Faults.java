package dev.jarvis.simulator.faults;

import dev.jarvis.simulator.cluster.Cluster;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The faults that are on. Guarded by the cluster's lock. */
public final class Faults {

    private final Map<String, FaultKind> kinds = new TreeMap<>();
    private final Map<Integer, Active> active = new TreeMap<>();
    private int lastId;

    /** Faults of these kinds; two with one name stop the start. */
    public Faults(List<FaultKind> kinds) {
        for (FaultKind kind : kinds) {
            if (this.kinds.put(kind.name(), kind) != null) {
                throw new IllegalArgumentException("fault kind listed twice: " + kind.name());
            }
        }
    }

    /** The kinds that there are, in the order of their names. */
    public Collection<FaultKind> known() {
        return kinds.values();
    }

    /** A fault that is on. */
    public record Active(int id, Map<String, Object> fields, Instant since, FaultKind.Effect effect) {}

    /** Begins a fault; {@link BadFault} when the request makes no sense, and then nothing has changed. */
    public Active begin(Map<String, Object> fields, Cluster cluster) {
        FaultRequest request = new FaultRequest(fields);
        String name = request.choice("kind", List.copyOf(kinds.keySet()));
        FaultKind kind = Optional.ofNullable(kinds.get(name)).orElseThrow();
        FaultKind.Effect effect = kind.begin(request, cluster);
        Active fault = new Active(++lastId, request.fields(), cluster.now(), effect);
        active.put(fault.id(), fault);
        return fault;
    }

    /** Ends a fault; empty when there is none with this id. */
    public Optional<Active> end(int id) {
        Optional<Active> fault = Optional.ofNullable(active.remove(id));
        fault.ifPresent(found -> found.effect().end());
        return fault;
    }

    /** All that are on, oldest first. */
    public Collection<Active> active() {
        return active.values();
    }
}
