package dev.jarvis.simulator.faults;

import dev.jarvis.simulator.cluster.Cluster;
import java.util.List;

/** One kind of fault. Implement it in a file of its own and list it in the catalog of kinds. */
public interface FaultKind {

    /** Its name in the control API. */
    String name();

    /** What happens, in a sentence, and what its end does. */
    String about();

    /** The fields that it takes besides {@code kind}. */
    List<FaultField> fields();

    /** Begins one, with the cluster's lock held. A {@link BadFault} says why the request makes no sense. */
    Effect begin(FaultRequest request, Cluster cluster);

    /** What was begun and can be ended. */
    @FunctionalInterface
    interface Effect {
        /** Puts things right again, with the cluster's lock held. */
        void end();
    }
}
