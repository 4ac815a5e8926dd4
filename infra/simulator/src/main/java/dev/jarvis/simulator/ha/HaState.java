package dev.jarvis.simulator.ha;

import java.util.Locale;

/** What the manager does with a guest at the moment. */
public enum HaState {
    STARTED,
    STOPPED,
    REQUEST_START,
    REQUEST_STOP,
    MIGRATE,
    RELOCATE,
    FENCE,
    RECOVERY,
    DISABLED,
    IGNORED,
    ERROR;

    /** As in the fields {@code state} and {@code hastate}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
