package dev.jarvis.simulator.control;

import dev.jarvis.simulator.cluster.Cluster;
import dev.jarvis.simulator.time.SimulatedClock;
import java.time.Duration;
import java.util.Map;

/** Steps the simulator's time and everything in it, then answers like a reading of the clock. */
record StepClock(Cluster cluster, SimulatedClock clock) implements ControlRoute {

    private static final String FIELD = "advanceSeconds";
    private static final double MAX_SECONDS = 366 * 86_400.0;

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/clock";
    }

    @Override
    public ControlAnswer answer(String id, Map<String, Object> body) {
        Object given = body.getOrDefault(FIELD, "nothing");
        boolean usable = given instanceof Number number
                && number.doubleValue() >= 0
                && number.doubleValue() <= MAX_SECONDS
                && body.size() == 1;
        if (!usable) {
            return ControlAnswer.refused(
                    400, FIELD + " alone is taken, a number 0.." + (long) MAX_SECONDS + ", was " + given);
        }
        cluster.advance(Duration.ofMillis(Math.round(((Number) given).doubleValue() * 1000)));
        return new ReadClock(cluster, clock).answer(id, body);
    }
}
