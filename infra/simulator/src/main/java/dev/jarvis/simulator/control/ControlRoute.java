package dev.jarvis.simulator.control;

import java.util.Map;

/** One path of the control API with one method. */
interface ControlRoute {

    String method();

    /** The first segment, as in {@code /faults}. */
    String path();

    /** Whether a second segment, an id, follows. */
    default boolean takesId() {
        return false;
    }

    /** Does it, with the cluster's lock held; {@code id} is empty where the path takes none. */
    ControlAnswer answer(String id, Map<String, Object> body);
}
