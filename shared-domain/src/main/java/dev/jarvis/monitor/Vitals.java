package dev.jarvis.monitor;

import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.cluster.Steps;
import dev.jarvis.proxmox.NodeDetails;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes vitals of what a node said and of its sensors: pure. Figures stay where they are while they only tremble. */
final class Vitals {

    /** A load is shown in tenths, and stays while it is less than two of them off. */
    private static final double LOAD_STEPS = 10.0;

    private static final double LOAD_SLACK = 2;
    private static final double TEMPERATURE_SLACK = 2;

    private Vitals() {}

    /**
     * Vitals of a node.
     *
     * @param hottest the highest temperature of its sensors in degrees Celsius; empty when none was read
     */
    static NodeVitals of(NodeDetails details, OptionalDouble hottest, Optional<NodeVitals> before) {
        long swapBytes = details.swapBytes().orElse(0);
        long swapUsedBytes = details.swapUsedBytes().orElse(0);
        double shownSwap = before.map(known -> Steps.ofPart(known.swapUsedBytes(), known.swapBytes()))
                .orElseGet(() -> Steps.ofPart(swapUsedBytes, swapBytes));
        return new NodeVitals(
                details.loadAverages().stream()
                        .findFirst()
                        .map(load -> load(load, before.flatMap(NodeVitals::loadAverage))),
                Quantised.partOf(swapUsedBytes, swapBytes, shownSwap),
                swapBytes,
                temperature(hottest, before.flatMap(NodeVitals::temperatureCelsius)),
                details.version(),
                details.kernel());
    }

    private static double load(double load, Optional<Double> shown) {
        double steps = load * LOAD_STEPS;
        return shown.filter(earlier -> Math.abs(earlier * LOAD_STEPS - steps) < LOAD_SLACK)
                .orElse(Math.round(steps) / LOAD_STEPS);
    }

    private static Optional<Integer> temperature(OptionalDouble hottest, Optional<Integer> shown) {
        if (hottest.isEmpty()) {
            return Optional.empty();
        }
        double celsius = hottest.getAsDouble();
        return Optional.of(shown.filter(earlier -> Math.abs(earlier - celsius) < TEMPERATURE_SLACK)
                .orElse((int) Math.round(celsius)));
    }
}
