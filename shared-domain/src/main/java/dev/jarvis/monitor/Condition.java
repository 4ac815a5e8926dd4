package dev.jarvis.monitor;

import java.util.List;

/**
 * One thing that can be wrong. A condition looks at a reading and says where it holds; it keeps nothing, asks nobody and
 * never looks at the time. Adding one is adding its file to {@code conditions}.
 */
public interface Condition {

    /** Its name on every screen and in every key: {@code NODE_UNREACHABLE}. */
    String name();

    /** Where it holds in this reading; nothing where it does not. */
    List<Finding> judge(Reading reading);
}
