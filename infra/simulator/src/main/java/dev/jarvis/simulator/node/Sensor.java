package dev.jarvis.simulator.node;

import java.util.OptionalDouble;

/**
 * One temperature as lm-sensors reads it, in degrees Celsius.
 *
 * @param chip as {@code coretemp-isa-0000}
 * @param adapter as {@code ISA adapter}
 * @param feature as {@code temp1}
 * @param label as {@code Package id 0}
 */
public record Sensor(
        String chip,
        String adapter,
        String feature,
        String label,
        double current,
        OptionalDouble maximum,
        OptionalDouble critical) {}
