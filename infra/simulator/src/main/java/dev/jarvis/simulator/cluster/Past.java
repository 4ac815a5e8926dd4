package dev.jarvis.simulator.cluster;

import org.jspecify.annotations.Nullable;

/**
 * What happened before the simulation began. It is drawn when somebody first asks for a task or for the content of a
 * storage, or is about to add to them: a simulator that nobody asks pays nothing for it. Guarded by the cluster's lock.
 */
public final class Past {

    private @Nullable Runnable undrawn;

    /** Who draws it. */
    public void drawnBy(Runnable draw) {
        undrawn = draw;
    }

    /** Sees to it that it is drawn; while it is being drawn, nothing. */
    public void recall() {
        Runnable draw = undrawn;
        undrawn = null;
        if (draw != null) {
            draw.run();
        }
    }
}
