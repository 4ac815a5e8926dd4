package dev.jarvis.docker;

import java.util.List;

/**
 * The end of a container's log.
 *
 * @param lines oldest first
 * @param droppedBytes how much before them did not fit
 */
public record LogTail(List<Line> lines, long droppedBytes) {

    public LogTail {
        lines = List.copyOf(lines);
    }

    /** One line; what came from a screen counts as stdout. */
    public record Line(boolean stderr, String text) {}
}
