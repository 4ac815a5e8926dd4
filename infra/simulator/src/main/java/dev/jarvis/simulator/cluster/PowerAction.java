package dev.jarvis.simulator.cluster;

import java.time.Duration;
import java.util.Locale;

/** What can be done to a guest's process, and how long it takes. */
public enum PowerAction {
    START(Duration.ofSeconds(2)),
    STOP(Duration.ofSeconds(1)),
    SHUTDOWN(Duration.ofMillis(3_500)),
    REBOOT(Duration.ofSeconds(5));

    private final Duration takes;

    PowerAction(Duration takes) {
        this.takes = takes;
    }

    /** How long the task runs on the simulator's clock. */
    public Duration takes() {
        return takes;
    }

    /** As in API paths and, behind the prefix of the guest's type, in task types. */
    public String verb() {
        return name().toLowerCase(Locale.ROOT);
    }
}
