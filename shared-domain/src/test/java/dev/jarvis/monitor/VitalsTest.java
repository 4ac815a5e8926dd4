package dev.jarvis.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jarvis.cluster.NodeName;
import dev.jarvis.cluster.NodeVitals;
import dev.jarvis.proxmox.NodeDetails;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VitalsTest {

    private static final long GIB = 1L << 30;

    @Test
    void nodeThatSaysNothing_hasNoFigures() {
        var vitals = Vitals.of(
                said(List.of(), OptionalLong.empty(), OptionalLong.empty()), OptionalDouble.empty(), Optional.empty());
        assertEquals(
                new NodeVitals(Optional.empty(), 0, 0, Optional.empty(), Optional.empty(), Optional.empty()), vitals);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.69, 0.5", "0.5, 0.31, 0.5", "0.5, 0.71, 0.7", "0.5, 3.14, 3.1", "0, 0.24, 0.2"})
    void load_isInTenths_andStaysWhileItTrembles(double shown, double read, double expected) {
        var before = new NodeVitals(Optional.of(shown), 0, 0, Optional.empty(), Optional.empty(), Optional.empty());
        var vitals = Vitals.of(
                said(List.of(read, 9.0, 9.0), OptionalLong.empty(), OptionalLong.empty()),
                OptionalDouble.empty(),
                Optional.of(before));
        assertEquals(Optional.of(expected), vitals.loadAverage());
    }

    @ParameterizedTest
    @CsvSource({"45, 46.9, 45", "45, 43.1, 45", "45, 47.2, 47", "45, 42.6, 43"})
    void temperature_isInWholeDegrees_andStaysWhileItTrembles(int shown, double read, int expected) {
        var before = new NodeVitals(Optional.empty(), 0, 0, Optional.of(shown), Optional.empty(), Optional.empty());
        var vitals = Vitals.of(
                said(List.of(), OptionalLong.empty(), OptionalLong.empty()),
                OptionalDouble.of(read),
                Optional.of(before));
        assertEquals(Optional.of(expected), vitals.temperatureCelsius());
    }

    @Test
    void temperatureThatIsNoLongerRead_isNotShown() {
        var before = new NodeVitals(Optional.empty(), 0, 0, Optional.of(50), Optional.empty(), Optional.empty());
        var vitals = Vitals.of(
                said(List.of(), OptionalLong.empty(), OptionalLong.empty()),
                OptionalDouble.empty(),
                Optional.of(before));
        assertEquals(Optional.empty(), vitals.temperatureCelsius());
    }

    @Test
    void swap_isInHalfHundredthsOfWhatThereIs() {
        var vitals = Vitals.of(
                said(List.of(), OptionalLong.of(GIB + 1), OptionalLong.of(8 * GIB)),
                OptionalDouble.empty(),
                Optional.empty());
        assertEquals(GIB, vitals.swapUsedBytes());
        assertEquals(8 * GIB, vitals.swapBytes());
    }

    private static NodeDetails said(List<Double> load, OptionalLong swapUsed, OptionalLong swap) {
        return new NodeDetails(
                new NodeName("pve"),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                swapUsed,
                swap,
                OptionalLong.empty(),
                OptionalLong.empty(),
                load,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
