package dev.jarvis.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way to start something.
 *
 * @param cached whether it may use its ahead-of-time cache
 */
record StartCase(What what, boolean cached) {

    /** The JVM that everything is compared with. */
    static final StartCase YARDSTICK = new StartCase(What.HELLO, false);

    private static final double UP_GOAL_SECONDS = 2.5;

    /** What is started. */
    enum What {
        UP_FIRST("up, an empty folder", true),
        UP_AGAIN("up, over a database", true),
        FUNCTIONS("functions alone", false),
        FANOUT("fan-out alone", false),
        STATUS("status", false),
        POLL("poll critical", false),
        HELLO("a JVM that prints one line", false);

        private final String title;
        private final boolean hasGoal;

        What(String title, boolean hasGoal) {
            this.title = title;
            this.hasGoal = hasGoal;
        }
    }

    /** All there is to measure: each with the cache, where there are caches, and without; the yardstick once. */
    static List<StartCase> all(boolean caches) {
        var all = new ArrayList<StartCase>();
        for (var what : What.values()) {
            if (caches && what != What.HELLO) {
                all.add(new StartCase(what, true));
            }
            all.add(new StartCase(what, false));
        }
        return all;
    }

    String title() {
        return what.title + (what == What.HELLO ? "" : cached ? ", with the cache" : ", without a cache");
    }

    /** The goal is for a start with the cache. */
    Optional<Double> goalSeconds() {
        return cached && what.hasGoal ? Optional.of(UP_GOAL_SECONDS) : Optional.empty();
    }
}
