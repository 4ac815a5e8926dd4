package dev.jarvis.ssh.sensors;

import java.util.OptionalDouble;

/**
 * What one sensor measures, in degrees Celsius.
 *
 * @param chip as {@code coretemp-isa-0000}
 * @param label as {@code Core 0}
 * @param celsius now; empty when the sensor gives no value at this moment
 * @param high from where it is warm, as its maker says
 * @param critical from where it takes harm, as its maker says
 */
public record Temperature(
        String chip, String label, OptionalDouble celsius, OptionalDouble high, OptionalDouble critical) {}
