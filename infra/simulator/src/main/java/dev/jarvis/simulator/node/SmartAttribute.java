package dev.jarvis.simulator.node;

/**
 * One line of the table that ATA drives keep of themselves.
 *
 * @param id as smartctl prints it, padded to three places
 * @param fail {@code -} or {@code NOW}
 */
public record SmartAttribute(
        String id, String name, String flags, int value, int worst, int threshold, String fail, String raw) {}
